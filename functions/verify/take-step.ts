import type { Declaration, Verification } from '../../schemas/declaration.ts';
import { type LifeEvent, stateAfter } from '../../schemas/life-cycle.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { lifeEventOf, type VerificationRequest } from '../../schemas/verification.ts';
import { RefusedError } from '../shared/errors.ts';
import { measureInForce } from '../shared/life-cycle/due-tests.ts';
import { type BasisKnown, lostBasis } from '../shared/life-cycle/lost-basis.ts';
import { withNextDue } from '../shared/life-cycle/next-due.ts';
import { checkStep } from './check-step.ts';
import { pickMeasure } from './pick-measure.ts';
import { refuseInState } from './refuse-in-state.ts';

/** A case before and after something happened in its life. */
export interface CaseChange {
  before: Declaration;
  after: Declaration;
  event: LifeEvent;
}

/**
 * What a step does to a case: where it leads, by the life of a declaration (invariant 9), and when the next one is due.
 * The entry is appended; nothing that was recorded is overwritten (requirements C2).
 * @throws RefusedError when the state, a waiting transfer or a running measure forbids it; InvalidError for its content.
 */
export function takeStep(
  before: Declaration,
  entry: Omit<Verification, 'imposed' | 'lifted' | 'step'> & { step: VerificationRequest },
  known: BasisKnown,
): CaseChange {
  const { step, at } = entry;
  const event = lifeEventOf(step);
  const state = stateAfter(before.state, event);
  if (state === undefined) throw refuseInState(before.state);
  if (step.kind === 'not-coming' || step.kind === 'release') refuseClosing(before, known, at);
  checkStep(before, step, new Date(at));
  const verification: Verification = { ...entry, ...followsFrom(before, step, { known, at }) };
  const after = withNextDue({
    ...before,
    ...(step.kind === 'arrival' && { arrivedAt: step.arrivedAt }),
    state,
    updatedAt: at,
    verifications: [...before.verifications, verification],
  });
  return { before, after, event };
}

/** What a step does by the rules: the measure that it imposes, or why it ends one before its last day. */
function followsFrom(
  before: Declaration,
  step: VerificationRequest,
  { known, at }: { known: BasisKnown; at: string },
): Pick<Verification, 'imposed' | 'lifted'> {
  if (step.kind === 'measure') return { imposed: pickMeasure(before, step, { ...known, at }) };
  const date = shanghaiDate(new Date(at));
  if (step.kind !== 'release' || !isUnderMeasure(before.verifications, date)) return {};
  return { lifted: lostBasis(before, known, date) };
}

// Somebody was asked to take the case over: they answer first. And nobody is let go before the rule says so: a shorter
// measure would be one that no rule yields (invariant 8).
function refuseClosing(found: Declaration, known: BasisKnown, at: string): void {
  if (found.waitingAt !== undefined) throw new RefusedError('transfer-open', 409);
  if (isHeld(found, known, shanghaiDate(new Date(at)))) throw new RefusedError('measure-running', 409);
}

/** Whether the rules still hold somebody on a day: not when the risk areas that the measure rested on are off the list (requirements D6). */
export function isHeld(
  found: Pick<Declaration, 'verifications' | 'personal' | 'arrivedAt'>,
  known: BasisKnown,
  date: string,
): boolean {
  return isUnderMeasure(found.verifications, date) && lostBasis(found, known, date).length === 0;
}

/** Whether a measure holds beyond a day: on its last day the person can be released. */
export function isUnderMeasure(verifications: readonly Verification[], date: string): boolean {
  const measure = measureInForce(verifications);
  return measure !== undefined && date < measure.endDate;
}
