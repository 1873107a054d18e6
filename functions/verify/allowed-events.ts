import { isWithin, routes } from '../../schemas/access.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { type LifeEvent, stateAfter } from '../../schemas/life-cycle.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { Staff } from '../../schemas/staff.ts';
import { mostTransfers } from '../../schemas/verification.ts';
import type { BasisKnown } from '../shared/life-cycle/lost-basis.ts';
import { isHeld } from './take-step.ts';

const recorded = [
  'reached',
  'not-reached',
  'arrival',
  'not-coming',
  'test',
  'measure',
  'release',
] as const satisfies LifeEvent[];

const recordsVerifications: readonly string[] =
  routes.find(({ method, path }) => method === 'POST' && path.endsWith('/verifications'))?.roles ?? [];

/** What the caller may do with a case now: what the screen offers. Every write decides it again for itself. */
export function allowedEvents(
  found: Declaration,
  { role, region }: Pick<Staff, 'role' | 'region'>,
  { now, ...known }: BasisKnown & { now: Date },
): LifeEvent[] {
  if (!isWithin(found.place, region)) return [];
  const waits = found.waitingAt !== undefined;
  const runs = isHeld(found, known, shanghaiDate(now));
  const steps = recordsVerifications.includes(role) ? recorded : [];
  const allowed: LifeEvent[] = steps.filter((event) => {
    const closes = event === 'not-coming' || event === 'release';
    return stateAfter(found.state, event) !== undefined && !(closes && (waits || runs));
  });
  const passesOn = stateAfter(found.state, 'transfer') !== undefined && !waits && mayPassOn(found, role);
  return passesOn ? [...allowed, 'transfer'] : allowed;
}

// An officer asks until the limit, the levels above the township decide from then on, a township may do both.
function mayPassOn({ transfers }: Declaration, role: Staff['role']): boolean {
  if (role === 'township') return true;
  return role === 'officer' ? transfers.length < mostTransfers : transfers.length >= mostTransfers;
}
