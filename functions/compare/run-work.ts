import * as z from 'zod/mini';
import { feedKindId } from '../../schemas/feed-kind-id.ts';
import { feedRunId } from '../../schemas/feed-run.ts';
import { instant } from '../../schemas/text.ts';
import { feedLayout } from './file/feed-layout.ts';

/** A file that came, as the state machine is started with it. */
export const feedFile = z.object({
  id: feedRunId,
  kind: feedKindId,
  /** Where it lies in the bucket. */
  key: z.string(),
  receivedAt: instant,
});
export type FeedFile = z.infer<typeof feedFile>;

/** How a file is read once it was looked at. */
export const feedReading = z.extend(feedFile, {
  /** Where it lies as plain text. */
  plainKey: z.string(),
  layout: feedLayout,
  isWhole: z.boolean(),
});
export type FeedReading = z.infer<typeof feedReading>;

/** A part of it, for one function. */
export const feedChunk = z.extend(feedReading, { from: z.int(), to: z.int() });
export type FeedChunk = z.infer<typeof feedChunk>;

/** What is noted at the cases once the rows add up: the machine goes on with it, at once or when it was released. */
export const feedNoting = z.object({ reading: feedReading, chunks: z.array(feedChunk) });
export type FeedNoting = z.infer<typeof feedNoting>;

/** Where in the bucket a run keeps what its functions hand to each other, and what its sender may fetch. */
export const workKeys = {
  plain: (id: string) => `plain/${id}.csv`,
  people: (id: string) => `work/${id}/people`,
  trips: (id: string) => `work/${id}/trips`,
  tally: (id: string, from: number) => `work/${id}/tally-${from}`,
  findings: (id: string, from: number) => `work/${id}/findings-${from}`,
  /** Which of its rows flag whom, as numbers. */
  adverse: (id: string, from: number) => `work/${id}/adverse-${from}`,
  leftOut: (id: string) => `work/${id}/left-out`,
  /** What came of each row, as its sender fetched it. */
  outcomes: (id: string, asked: string) => `outcomes/${id}/${asked}.csv`,
  rejected: (id: string) => `rejected/${id}.csv`,
  /** How a run that is held goes on once it is released. */
  held: (id: string) => `held/${id}.json`,
};

/** Files lie below the kind that they are of; a manifest lies beside its file. */
export const incoming = 'incoming/';
export const manifestSuffix = '.manifest.json';
