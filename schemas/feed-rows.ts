import * as z from 'zod/mini';
import type { FeedColumn, FeedKind } from './feed-kind.ts';
import { messageOf } from './messages.ts';
import { line } from './text.ts';

export const mostSentRows = 1_000;
/** Of the whole request. */
export const mostRowBytes = 1_048_576;
/** Longer ones are rejected in files too. */
const longestCell = 400;
/** Half of a character of UTF-16, which no file can hold. */
const halfCharacter = /\p{Cs}/u;

/** `POST /v1/feeds/{kind}/rows`: as it is published. What a kind's rows hold, its columns say. */
export const feedRowsRequest = z.strictObject({
  rows: z.array(z.record(z.string(), z.nullable(z.string()))).check(
    z.minLength(1),
    z.maxLength(mostSentRows),
    z.meta({
      description:
        'By the fields of `GET /v1/feeds`, all that are required and no others; each cell written as it may be in a file',
    }),
  ),
});

const filled = z.pipe(
  z.string({ error: ({ input }) => messageOf((input ?? null) === null ? 'required' : 'type') }),
  z.pipe(
    line(longestCell),
    z.string().check(z.refine((text) => !halfCharacter.test(text), messageOf('text.control'))),
  ),
);
/** Tables have an empty text, or nothing, where nothing is known. */
const ifAny = z.optional(
  z.pipe(
    z.transform((value) => (value === '' || value === null ? undefined : value)),
    z.optional(filled),
  ),
);

export type FeedRow = Readonly<Record<string, string | undefined>>;

/** The same for one kind: each row with the fields of its columns. How many there are is looked at before what is in them. */
export function feedRowsOf({ columns }: FeedKind) {
  const cell = ({ field, required }: FeedColumn) => [field, required ? filled : ifAny] as const;
  const row = z.strictObject(Object.fromEntries(columns.map(cell)));
  const counted = z
    .array(z.unknown(), messageOf('required'))
    .check(z.minLength(1, messageOf('list.short')), z.maxLength(mostSentRows, messageOf('feed-rows.many')));
  return z.strictObject({ rows: z.pipe(counted, z.array(row)) });
}

/** What becomes of rows that were taken: they are compared as a file is, within moments. */
export const feedRowsTaken = z.object({
  name: z.string().check(z.meta({ description: 'Of the file that they are: its run is listed by it' })),
  rows: z.int(),
  again: z.boolean().check(
    z.meta({
      description: 'The same rows came within the last 72 hours: theirs is the run, and there is no other',
    }),
  ),
  runs: z.literal('/v1/feed-runs').check(z.meta({ description: 'Where to ask what became of them' })),
});
export type FeedRowsTaken = z.infer<typeof feedRowsTaken>;
