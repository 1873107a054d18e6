import * as z from 'zod/mini';
import { actor } from './declaration.ts';
import { feedRelease, feedWeight } from './feed-guard.ts';
import { feedKind } from './feed-kind.ts';
import { feedKindId } from './feed-kind-id.ts';
import { type FeedRefusalCode, feedRefusals } from './feed-outcome.ts';
import { findingRuleId } from './finding-rule.ts';
import { messageOf } from './messages.ts';
import { instant, line } from './text.ts';

/** Instant of arrival and a hash of the object: the same file that came once is one run, however often it is told of. */
export const feedRunId = z.string().check(z.regex(/^[0-9a-z]{9}-[0-9a-f]{16}$/));

export const feedRunState = z.enum(['reading', 'held', 'lapsed', 'done', 'refused', 'failed']).check(
  z.meta({
    description:
      '`held`: it waits for two people of different units; `lapsed`: nobody released it while its files were kept; `failed`: it has not ended for so long that somebody has to look into it',
  }),
);
export type FeedRunState = z.infer<typeof feedRunState>;

const count = z.int().check(z.minimum(0));

/** What became of the rows of a file (invariant 8): `rows` is the sum of all others. */
export const feedCounts = z.object({
  rows: count,
  matched: count.check(z.meta({ description: 'About somebody active, by the document' })),
  candidates: count.check(z.meta({ description: 'Perhaps about somebody active: nobody has confirmed it' })),
  kept: count.check(
    z.meta({ description: 'About nobody active, and of a kind that goes to the place it names' }),
  ),
  dropped: count.check(z.meta({ description: 'About nobody active: only this count is left' })),
  repeated: count.check(z.meta({ description: 'Say again what an earlier row of the file says' })),
  rejected: count,
});
export type FeedCounts = z.infer<typeof feedCounts>;

/** What was written of the matched rows. */
export const feedApplied = z.object({
  facts: count.check(
    z.meta({ description: 'Noted at cases; a row may be about several trips of one person' }),
  ),
  known: count.check(z.meta({ description: 'Had been noted by an earlier file' })),
  others: count.check(z.meta({ description: 'Found by hash and about somebody else: nothing was noted' })),
  asked: z
    ._default(count, 0)
    .check(z.meta({ description: 'Noted for somebody to confirm that they are about the person' })),
  sought: z
    ._default(count, 0)
    .check(
      z.meta({ description: 'About somebody whom nobody has declared: brought to the place they name' }),
    ),
});
export type FeedApplied = z.infer<typeof feedApplied>;

const refusalCodes = Object.keys(feedRefusals) as [FeedRefusalCode, ...FeedRefusalCode[]];

/** A feed file, and what became of it (requirements D3). */
export const feedRun = z.object({
  id: feedRunId,
  kind: feedKindId,
  version: z.int().check(z.meta({ description: 'Of the kind, by which it was read' })),
  name: line(200),
  bytes: count,
  receivedAt: instant,
  sentBy: z.optional(
    z.union([z.literal('bucket'), actor]).check(
      z.meta({
        description: 'Who sent it through the API, or that it was put into the bucket; absent in old runs',
      }),
    ),
  ),
  state: feedRunState,
  refusal: z.optional(z.object({ code: z.enum(refusalCodes), columns: z.array(z.string()) })),
  counts: z.optional(feedCounts),
  held: z.optional(
    z
      .extend(feedWeight, { at: instant })
      .check(
        z.meta({ description: 'It would flag too many at once: nothing is noted before it is released' }),
      ),
  ),
  releases: z.optional(z.array(feedRelease).check(z.meta({ description: 'Of a run that was held' }))),
  applied: z.optional(feedApplied),
  endedAt: z.optional(instant),
});
export type FeedRun = z.infer<typeof feedRun>;

/** The last file of a kind that could be used. */
export const feedLast = z.object({ kind: feedKindId, run: feedRunId, receivedAt: instant });
export type FeedLast = z.infer<typeof feedLast>;

/** So long files of feeds, and what is made of them, are kept (requirements D3). */
export const feedFileHours = 72;

/** Whether the files of a run are there. */
export function hasFiles({ receivedAt }: Pick<FeedRun, 'receivedAt'>, now: Date): boolean {
  return now.getTime() - Date.parse(receivedAt) < feedFileHours * 3_600_000;
}

/** `GET /v1/feed-runs`: the newest first. */
export const feedRunList = z.object({
  runs: z.array(feedRun),
  last: z
    .array(feedLast)
    .check(z.meta({ description: 'Of each kind that ever came, also where its run is not listed any more' })),
});
export type FeedRunList = z.infer<typeof feedRunList>;

/** `GET /v1/feeds`: the kinds of feeds, and what their files hold. */
export const feedList = z.object({ kinds: z.array(feedKind) });
export type FeedList = z.infer<typeof feedList>;

/** `POST /v1/feeds/{kind}/uploads`: where a file can be put. */
export const feedUploadRequest = z.strictObject({ name: line(120).check(z.minLength(1)) });
export const feedUpload = z.object({
  url: z.string().check(
    z.meta({
      description:
        'The file is put here (PUT), of 5 GB at most; with `If-None-Match: *` a second try is answered 412, because it is there already',
    }),
  ),
  expiresAt: instant,
});
export type FeedUpload = z.infer<typeof feedUpload>;

/** S3 takes no more in one request. */
export const mostPutBytes = 5 * 2 ** 30;

/** The most that is sent through the API, as a file of 3 MB: larger ones are put into the bucket. */
export const mostSentBytes = 3 * 2 ** 20;
const mostSentCharacters = (mostSentBytes / 3) * 4;

/** `POST /v1/feeds/{kind}/files`: a file of 3 MB at most, for who reaches nothing but the API. */
export const feedFileRequest = z.strictObject({
  name: line(120).check(z.minLength(1)),
  content: z
    .string()
    .check(
      z.maxLength(mostSentCharacters, messageOf('too-large')),
      z.regex(/^[A-Za-z0-9+/]*={0,2}$/),
      z.meta({ description: 'In Base64' }),
    ),
});
export const feedFileTaken = z.object({ name: z.string(), bytes: count });
export type FeedFileTaken = z.infer<typeof feedFileTaken>;

/** What a feed said about the person of a case. */
export const toldFact = z.object({
  kind: feedKindId,
  at: instant,
  receivedAt: instant,
  run: feedRunId,
  line: z.int().check(z.meta({ description: 'Of the file, its header being the first' })),
  told: z.record(z.string(), z.string()),
  aside: z.optional(
    z.literal(true).check(
      z.meta({
        description: 'The person has another case that is nearer: there the rules of comparison count it',
      }),
    ),
  ),
  corrected: z.optional(
    z
      .object({ at: instant, place: z.string() })
      .check(z.meta({ description: 'Found to be wrong: no rule counts it any more (requirements D7)' })),
  ),
});

/** `GET /v1/declarations/{id}/comparisons`: what feeds have said about the person of a case, the newest first. */
export const caseComparisons = z.object({
  findings: z.optional(
    z
      .array(
        z.object({
          id: z.string(),
          rule: findingRuleId,
          state: z.enum(['open', 'closed']),
          openedAt: instant,
          outcome: z.optional(z.string()),
        }),
      )
      .check(z.meta({ description: 'What the rules of comparison found about the case' })),
  ),
  facts: z.array(toldFact),
});
export type CaseComparisons = z.infer<typeof caseComparisons>;
