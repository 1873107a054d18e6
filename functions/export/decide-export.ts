import type { ExportApproval, ExportDecision, ExportState } from '../../schemas/export.ts';
import { type MessageCode, messageOf } from '../../schemas/messages.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type AccountChain, recordExport } from '../shared/audit/record-view.ts';
import { notFound, RefusedError } from '../shared/errors.ts';
import { againWhenRaced } from '../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { type ApprovableExport, tellApproval } from './tell-approval.ts';
import { stateOf } from './tell-export.ts';

type Mark = Record<'key' | 'body', string>;
type MarkedDecision = ExportDecision & Mark;
type DecidedExport = ApprovableExport & { decision?: MarkedDecision };

export interface DecideNeeds {
  exports: {
    /** A large one that somebody of a region, or below it, asked for. */
    announced(region: string, id: string): Promise<DecidedExport | undefined>;
    /** Says no when it is decided already. */
    decide(found: DecidedExport, decision: MarkedDecision): Promise<boolean>;
  };
  views: AccountChain;
}

export interface Decided {
  id: string;
  approved: boolean;
  mark: Mark;
  now: Date;
}

/**
 * A second person approves or refuses a large export (requirements D8): somebody else of the same region as who asked, or of one above.
 * It stands in their audit chain before it takes effect. Sent again, it is the same decision; of two people at once one decides.
 * @throws RefusedError `not-found` (404), for one of elsewhere or a small one too; `approval.own` (403); `approval.decided`,
 * `approval.over`, `export.not-ready` (409)
 */
export async function decideExport(
  needs: DecideNeeds,
  { staff: { sub, region: place } }: Pick<Caller, 'staff'>,
  { id, approved, mark, now }: Decided,
): Promise<ExportApproval> {
  const decided = await againWhenRaced(async () => {
    const found = await needs.exports.announced(place, id);
    if (found === undefined) throw notFound();
    if (found.sub === sub) throw new RefusedError(messageOf('approval.own'), 403);
    const own = found.decision?.by.sub === sub ? [found.decision] : [];
    if (sentBefore(own, mark) !== undefined) return found;
    refuseUnlessWaiting(found, now);
    const at = now.toISOString();
    await recordExport(needs.views, { id, sub, place, at, approved });
    const decision = { approved, by: { sub, place }, at, ...mark };
    return (await needs.exports.decide(found, decision)) ? { ...found, decision } : undefined;
  });
  return tellApproval(decided, now);
}

function refuseUnlessWaiting(found: DecidedExport, now: Date): void {
  if (found.decision !== undefined) throw new RefusedError(messageOf('approval.decided'), 409);
  const state = stateOf(found, now);
  // A try that was given up had found more lines than the one that came to its end.
  if (state === 'ready') throw notFound();
  if (state !== 'awaiting-approval') throw new RefusedError(refusals[state], 409);
}

/** It is found as soon as it is announced, which is a moment before it waits. */
const refusals: Readonly<Record<Exclude<ExportState, 'awaiting-approval' | 'ready'>, MessageCode>> = {
  waiting: 'export.not-ready',
  writing: 'export.not-ready',
  failed: 'export.not-ready',
  refused: 'approval.decided',
  expired: 'approval.over',
};
