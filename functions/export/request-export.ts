import { isWithin } from '../../schemas/access.ts';
import type { Language } from '../../schemas/codes.ts';
import { type Exported, type ExportRequest, mostUnfinished } from '../../schemas/export.ts';
import { messageOf } from '../../schemas/messages.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type AccountChain, recordExport } from '../shared/audit/record-view.ts';
import { outsideJurisdiction, RefusedError } from '../shared/errors.ts';
import { againWhenRaced } from '../shared/life-cycle/again-when-raced.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { type KeptExport, stateOf, tellExport } from './tell-export.ts';

type Mark = Record<'key' | 'body', string>;
type MarkedExport = KeptExport & Mark & { sub: string; place: string; language: Language };

export interface RequestNeeds {
  regions: { exists(code: string): Promise<boolean> };
  exports: {
    of(sub: string): Promise<readonly MarkedExport[]>;
    /** Says no when it is there already. */
    keep(made: MarkedExport): Promise<boolean>;
  };
  views: AccountChain;
  /** Has it written. */
  send(task: { sub: string; id: string }): Promise<void>;
}

export interface ExportWish {
  /** Follows from who asks and their Idempotency-Key. */
  id: string;
  request: ExportRequest;
  language: Language;
  mark: Mark;
}

/**
 * Takes the wish for an export (requirements D2): of a region in one's own only, also above the county, where no list is
 * read page by page. It is put on record before it is kept. Sent again, it is the same export.
 * @throws RefusedError `outside-jurisdiction` (403), for a region that does not exist too; `exports.many` (429).
 */
export async function requestExport(
  needs: RequestNeeds,
  { staff }: Pick<Caller, 'staff'>,
  { asked, now }: { asked: ExportWish; now: Date },
): Promise<Exported> {
  const { id, request, language, mark } = asked;
  const { sub, region: place } = staff;
  const kept = await againWhenRaced(async () => {
    const exports = await needs.exports.of(sub);
    const found = exports.find((one) => one.id === id);
    if (found !== undefined) return sentBefore([found], mark);
    const { region } = request.declarations;
    if (!isWithin(region, place) || !(await needs.regions.exists(region))) throw outsideJurisdiction();
    refuseTooMany(exports, now);
    const at = now.toISOString();
    await recordExport(needs.views, { id, sub, place, at, purpose: request.purpose });
    const begun = { asked: request, requestedAt: at, movedAt: at, attempt: 0, progress: 0, rows: 0 };
    const made = { id, sub, place, language, ...begun, ...mark };
    return (await needs.exports.keep(made)) ? made : undefined;
  });
  // After a retry too: the first try may have ended before it came to this.
  if (stateOf(kept, now) === 'waiting') await needs.send({ sub, id });
  return tellExport(kept, now);
}

/** One account can't keep the table busy for the others. */
function refuseTooMany(exports: readonly KeptExport[], now: Date): void {
  const unfinished = exports.filter((one) => ['waiting', 'writing'].includes(stateOf(one, now)));
  if (unfinished.length >= mostUnfinished)
    throw new RefusedError(messageOf('exports.many'), 429, { retryAfterSeconds: 60 });
}
