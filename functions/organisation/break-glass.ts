import { isWithin } from '../../schemas/access.ts';
import { type BreakGlass, type BreakGlassRequest, breakGlassHours } from '../../schemas/break-glass.ts';
import { type MessageCode, messageOf } from '../../schemas/messages.ts';
import type { Notification } from '../../schemas/notification.ts';
import type { Region } from '../../schemas/region.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type AuditChain, recordBreakGlass } from '../shared/audit/record-view.ts';
import { InvalidError, RefusedError } from '../shared/errors.ts';
import { againWhenRaced } from '../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';

type Mark = Record<'key' | 'body', string>;
type MarkedLook = BreakGlass & Mark;

export interface BreakGlassNeeds {
  regions: { find(code: string): Promise<Region | undefined> };
  looks: {
    find(sub: string, id: string): Promise<MarkedLook | undefined>;
    /** Keeps it where it opens the region and where it is reported; says no when another write came first. */
    keep(look: MarkedLook): Promise<boolean>;
  };
  views: AuditChain;
  notify(notification: Notification): Promise<void>;
}

export interface BreakGlassAsked {
  /** Follows from who asks and their Idempotency-Key. */
  id: string;
  request: BreakGlassRequest;
  mark: Mark & { at: string };
}

/**
 * Lets somebody look into another jurisdiction for three hours (requirements D8), and tells it. It stands in the viewer's
 * chain before it opens anything. Sent again, it is the same look, and ends when the first would.
 * @throws RefusedError `within-jurisdiction` (409); InvalidError at /region for one that does not exist or is too wide.
 */
export async function breakGlass(
  needs: BreakGlassNeeds,
  { staff }: Pick<Caller, 'staff'>,
  { id, request, mark: { at, ...mark } }: BreakGlassAsked,
): Promise<BreakGlass> {
  const { sub, region: from } = staff;
  const look = await againWhenRaced(async () => {
    const found = await needs.looks.find(sub, id);
    if (found !== undefined) return sentBefore([found], mark);
    await checkRegion(needs, from, request.region);
    await recordBreakGlass(needs.views, { id, sub, place: from, at });
    const begun = { id, sub, from, ...request, startedAt: at, endsAt: endOf(at), ...mark };
    return (await needs.looks.keep(begun)) ? begun : undefined;
  });
  // After a retry too: the first try may have ended before it came to this.
  await needs.notify({ kind: 'break-glass', id: `break-glass-${id}`, place: look.region });
  const { key: _key, body: _body, ...told } = look;
  return told;
}

function endOf(startedAt: string): string {
  return new Date(Date.parse(startedAt) + breakGlassHours * 3_600_000).toISOString();
}

async function checkRegion({ regions }: BreakGlassNeeds, from: string, region: string): Promise<void> {
  if ((await regions.find(region)) === undefined) throw wrongRegion('region.unknown');
  if (isWithin(region, from)) throw new RefusedError('within-jurisdiction', 409);
  // A county that could open the whole province would need no other purpose any more.
  if (region.length < from.length) throw wrongRegion('region.wide');
}

function wrongRegion(code: MessageCode): InvalidError {
  return new InvalidError([{ path: ['region'], code: messageOf(code) }]);
}
