import { feedKinds } from '../../../schemas/feed-kind.ts';
import type { FeedRun } from '../../../schemas/feed-run.ts';
import { type FileLink, linkMinutes } from '../../../schemas/file-link.ts';
import { messageOf } from '../../../schemas/messages.ts';
import { mostAnsweredRows } from '../../../schemas/row-outcome.ts';
import type { Caller } from '../../shared/access/authorise.ts';
import { notFound, RefusedError } from '../../shared/errors.ts';
import { type AnsweredRow, listOutcomes } from './list-outcomes.ts';

/** Who fetches what became of which list. */
export interface OutcomeView {
  run: string;
  sub: string;
  place: string;
  at: string;
}

export interface OutcomeNeeds {
  find(id: string): Promise<Pick<FeedRun, 'kind' | 'name' | 'sentBy' | 'counts' | 'applied'> | undefined>;
  rows(id: string): Promise<AnsweredRow[]>;
  /** Puts it on record that somebody fetches what became of people. */
  record(view: OutcomeView): Promise<void>;
  keep(id: string, bytes: Buffer): Promise<string>;
  sign(key: string, given: { name: string; seconds: number }): Promise<string>;
}

/** Who put a file into the bucket itself acts for the province. */
const province = '41';

/**
 * What came of each row of a list from outside, for the headquarters that sent it (requirements D4, 协查函). It is put on record before anything of it
 * is read (D2).
 * @throws RefusedError `not-found` for a run of another kind or another level, and for one that is not noted; `outcomes.large` (409)
 */
export async function linkOutcomes(
  needs: OutcomeNeeds,
  { staff: { sub, region: place } }: Pick<Caller, 'staff'>,
  { id, now }: { id: string; now: Date },
): Promise<FileLink> {
  const run = await needs.find(id);
  if (run?.applied === undefined || !isAnswered(run.kind) || sentFor(run) !== place) throw notFound();
  if ((run.counts?.rows ?? 0) > mostAnsweredRows) throw new RefusedError(messageOf('outcomes.large'), 409);
  await needs.record({ run: id, sub, place, at: now.toISOString() });
  const known = await needs.rows(id);
  const key = await needs.keep(id, listOutcomes(known.length > 0 ? known : [gone]));
  const seconds = linkMinutes * 60;
  return {
    url: await needs.sign(key, { name: `outcomes-${id}.csv`, seconds }),
    expiresAt: new Date(now.getTime() + seconds * 1_000).toISOString(),
  };
}

/** When nothing is known of any row any more, the file says so. */
const gone: AnsweredRow = { line: 0, own: '', outcome: { state: 'deleted' } };

export function isAnswered(kind: FeedRun['kind']): boolean {
  return feedKinds.some(({ id, answered }) => id === kind && answered === true);
}

function sentFor({ sentBy }: Pick<FeedRun, 'sentBy'>): string {
  return sentBy === undefined || sentBy === 'bucket' ? province : sentBy.place;
}
