import * as z from 'zod/mini';
import type { FeedWeight } from '../../schemas/feed-guard.ts';
import { feedKinds } from '../../schemas/feed-kind.ts';
import { feedManifest } from '../../schemas/feed-manifest.ts';
import { rowRejections } from '../../schemas/feed-outcome.ts';
import { byteOrderMark, csvLine } from '../shared/csv/write-line.ts';
import type { FeedRefusal } from './file/recognise-header.ts';
import type { FeedFiles } from './files-adapter.ts';
import { type FeedCounts, type Reconciled, reconcileChunks } from './reconcile/reconcile-chunks.ts';
import { type PartToWeigh, weighRun } from './reconcile/weigh-run.ts';
import { readRejections } from './row/rejections.ts';
import { type FeedChunk, type FeedNoting, type FeedReading, manifestSuffix, workKeys } from './run-work.ts';
import { readTally, wordsOfBytes } from './tally-bytes.ts';

/** A file that is meant: what became of its rows, and how many people it would flag. */
export interface ReconciledFile {
  counts: FeedCounts;
  weight: FeedWeight;
}

/** What is put together, and how many active people there are. */
export interface ReconcileAsked extends FeedNoting {
  people: number;
}

/** For a chunk, by where it begins: how many lines of the file lie before it, and which of its own are not to be written. */
export const leftOutLines = z.record(z.string(), z.object({ before: z.int(), lines: z.array(z.int()) }));
export type LeftOutLines = z.infer<typeof leftOutLines>;

/** So many rejected rows are listed for the sender; all are counted. */
const mostListed = 100_000;
/** The header is the first line. */
const header = 1;

/**
 * Puts together what the parts of a file came to (invariant 8), and lists the rejected rows for its sender by line, column and reason.
 * @throws UnreconciledError when the rows don't add up: then nothing of the file is written, and the run fails loudly.
 */
export async function reconcileFile(
  files: FeedFiles,
  { reading, chunks, people }: ReconcileAsked,
): Promise<ReconciledFile | { refusal: FeedRefusal }> {
  const { id, key, layout } = reading;
  const tallies = [];
  for (const { from } of chunks) tallies.push(readTally(await files.get(workKeys.tally(id, from))));
  const written = await files.find(`${key}${manifestSuffix}`);
  const manifest = written === undefined ? {} : feedManifest.parse(JSON.parse(written.toString()));
  const reconciled = reconcileChunks({ layout, tallies, manifest });
  if ('code' in reconciled) return { refusal: reconciled };
  let before = header;
  const leftOut: LeftOutLines = {};
  for (const { from, lines } of tallies) {
    leftOut[from] = { before, lines: [...(reconciled.leftOut.get(from) ?? [])] };
    before += lines;
  }
  await files.put(workKeys.leftOut(id), Buffer.from(JSON.stringify(leftOut)));
  await files.put(workKeys.rejected(id), listRejections(reading, reconciled.rejections));
  const parts = await readAdverse(files, { id, chunks, leftOut: reconciled.leftOut });
  const { counts } = reconciled;
  return { counts, weight: weighRun(parts, { people, sought: counts.kept }) };
}

async function readAdverse(
  files: FeedFiles,
  { id, chunks, leftOut }: { id: string; chunks: readonly FeedChunk[]; leftOut: Reconciled['leftOut'] },
): Promise<PartToWeigh[]> {
  const parts: PartToWeigh[] = [];
  for (const { from } of chunks) {
    const adverse = wordsOfBytes(await files.get(workKeys.adverse(id, from)));
    parts.push({ adverse, leftOut: leftOut.get(from) ?? new Set() });
  }
  return parts;
}

/** As lines for a spreadsheet: where, and why; never what a cell holds. */
function listRejections({ kind, layout }: FeedReading, rejections: Uint32Array): Buffer {
  const columns = feedKinds.find(({ id }) => id === kind)?.columns ?? [];
  const nameOf = (column: number): string => {
    const field = layout.columns[column - 1];
    return columns.find((one) => one.field === field)?.headers[0] ?? (column === 0 ? '' : String(column));
  };
  const lines = [csvLine(['行号 Line', '列 Column', '原因', 'Reason'])];
  for (const { line, column, code } of readRejections(rejections)) {
    if (lines.length > mostListed) break;
    const { zh, en } = rowRejections[code];
    lines.push(csvLine([line, nameOf(column), zh, en]));
  }
  return Buffer.from(byteOrderMark + lines.join(''));
}
