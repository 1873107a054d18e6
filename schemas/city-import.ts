import * as z from 'zod/mini';
import { actor } from './declaration.ts';
import { type FeedRefusalCode, feedRefusals } from './feed-outcome.ts';
import { feedRunId, mostSentBytes } from './feed-run.ts';
import { messageOf } from './message-of.ts';
import { cityCode } from './region.ts';
import { instant, line } from './text.ts';

const count = z.int().check(z.minimum(0));

/** What becomes of a row of a city’s own system; each row is one of these (requirements J1). */
export const cityOutcome = z.enum([
  'filed',
  'joined',
  'edited',
  'withdrawn',
  'unchanged',
  'older',
  'conflict',
  'rejected',
]);
export type CityOutcome = z.infer<typeof cityOutcome>;

export const cityOutcomeNames: Readonly<Record<CityOutcome, { zh: string; en: string }>> = {
  filed: { zh: '新增报备', en: 'filed' },
  joined: { zh: '省平台已有，已关联', en: 'here already, joined' },
  edited: { zh: '已修改', en: 'edited' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
  unchanged: { zh: '无变化', en: 'unchanged' },
  older: { zh: '晚到的旧数据，未采用', en: 'older than what is here' },
  conflict: { zh: '冲突，待处理', en: 'conflict' },
  rejected: { zh: '不合格', en: 'rejected' },
};

/** `rows` is the sum of all others (invariant 8). */
export const cityCounts = z.object({
  rows: count,
  filed: count.check(
    z.meta({
      description:
        'A new declaration; also one that is kept beside what the person declared for another city',
    }),
  ),
  joined: count.check(
    z.meta({ description: 'The person has declared the same here: the two are known to be one' }),
  ),
  edited: count,
  withdrawn: count,
  unchanged: count.check(z.meta({ description: 'Says what is known already' })),
  older: count.check(z.meta({ description: 'Says what a newer row has overridden' })),
  conflict: count.check(z.meta({ description: 'Ours stands, and somebody of the city decides' })),
  rejected: count,
});
export type CityCounts = z.infer<typeof cityCounts>;

const refusalCodes = Object.keys(feedRefusals) as [FeedRefusalCode, ...FeedRefusalCode[]];

/** A file, or rows, of a city’s own system, and what came of it. */
export const cityImport = z.object({
  id: feedRunId,
  city: cityCode,
  name: line(200),
  bytes: count,
  receivedAt: instant,
  sentBy: z.union([z.literal('bucket'), actor]),
  isDryRun: z
    .boolean()
    .check(z.meta({ description: 'It says what would come of it, and nothing is written' })),
  mapping: z.int().check(z.meta({ description: 'Version of the mapping that it is read by' })),
  state: z.enum(['reading', 'done', 'refused', 'failed']).check(
    z.meta({
      description: '`failed`: it has not ended for so long that somebody has to look into it',
    }),
  ),
  refusal: z.optional(z.object({ code: z.enum(refusalCodes), columns: z.array(z.string()) })),
  counts: z.optional(cityCounts),
  endedAt: z.optional(instant),
});
export type CityImport = z.infer<typeof cityImport>;

/** `GET /v1/city-systems/{city}/imports?before=` */
export const cityImportQuery = z.strictObject({
  before: z.optional(feedRunId.check(z.meta({ description: '`next` of the answer before' }))),
});
export type CityImportQuery = z.infer<typeof cityImportQuery>;

/** The newest first. */
export const cityImportList = z.object({
  imports: z.array(cityImport),
  next: z.optional(
    feedRunId.check(z.meta({ description: 'There are older ones: `before` of the next call' })),
  ),
});
export type CityImportList = z.infer<typeof cityImportList>;

const isDryRun = z.optional(z.boolean()).check(z.meta({ description: 'Only say what would come of it' }));

/** `POST /v1/city-systems/{city}/files`: a file of 3 MB at most, as the desk sends it. */
export const cityFileRequest = z.strictObject({
  name: line(120),
  content: z
    .string()
    .check(
      z.maxLength((mostSentBytes / 3) * 4, messageOf('too-large')),
      z.regex(/^[A-Za-z0-9+/]*={0,2}$/),
      z.meta({ description: 'In Base64' }),
    ),
  isDryRun,
});

/** `POST /v1/city-systems/{city}/uploads`: where a larger file can be put. */
export const cityUploadRequest = z.strictObject({ name: line(120), isDryRun });

export const mostCityRows = 1_000;
/** `POST /v1/city-systems/{city}/rows`: each row by the city’s own names of columns. */
export const cityRowsRequest = z.strictObject({
  rows: z
    .array(
      z.record(line(60), z.string().check(z.maxLength(400, messageOf('text.long')))),
      messageOf('required'),
    )
    .check(z.minLength(1, messageOf('list.short')), z.maxLength(mostCityRows, messageOf('feed-rows.many'))),
  isDryRun,
});
export type CityRowsRequest = z.infer<typeof cityRowsRequest>;

/** What was taken: it is imported within moments, and listed by its name. */
export const cityFileTaken = z.object({
  name: z.string(),
  bytes: count,
  again: z.boolean().check(
    z.meta({
      description: 'The same came within the last 72 hours: theirs is the import, and there is no other',
    }),
  ),
});
export type CityFileTaken = z.infer<typeof cityFileTaken>;
