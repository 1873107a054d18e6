import { type FeedKind, feedKinds } from '../../schemas/feed-kind.ts';
import type { PersonKeys } from '../shared/people/person-keys.ts';
import { type FoundRow, type KeptRow, noRows } from './chunk-rows.ts';
import type { ByteSource } from './file/byte-source.ts';
import type { FeedRange } from './file/cut-ranges.ts';
import type { FeedLayout } from './file/feed-layout.ts';
import { type LineTaker, readLines } from './file/read-lines.ts';
import { groupTraces } from './group-traces.ts';
import { wordsOf } from './growing-words.ts';
import type { ActivePeople } from './people/active-people.ts';
import { compileColumns } from './row/compile-columns.ts';
import { isEncoded } from './row/encoding.ts';
import { judgeRow, type RowJudge, reject } from './row/judge-row.ts';
import { documentForm } from './row/read-document.ts';
import { emptyCells } from './row/split-line.ts';

/** What a chunk has to say about itself when all are put together: numbers and hashes, nothing personal. */
export interface ChunkTally extends FeedRange {
  /** Where its lines lie; the same place twice when none begins in it. */
  begins: number;
  ends: number;
  lines: number;
  rows: number;
  /** As `readRejections` reads them, with lines of the chunk. */
  rejections: Uint32Array;
  /** Four words for each row that was not rejected, by groups of keys, those of a group in the order of the lines. */
  traces: Uint32Array;
}

/** What a chunk found: personal, for whoever writes matches, once reconciliation has said which lines to leave out. */
export interface ChunkFindings {
  found: FoundRow[];
  kept: KeptRow[];
}

export interface ChunkAsked {
  layout: FeedLayout;
  range: FeedRange;
  /** When the file came: what is later lies in the future, also when the file is read again. */
  receivedAt: Date;
  /** The manifest was proved: a last row without a line end is whole. */
  isWhole: boolean;
}

export interface SoughtPeople {
  people: ActivePeople;
  keys: PersonKeys;
}

/**
 * Compares the rows that begin in a range of a feed file with the active people (requirements D3), in memory that depends on neither
 * the file nor its lines but for what is found.
 * @throws Error for a layout of another version of its kind, and for people of another secret.
 */
export async function compareChunk(
  source: ByteSource,
  asked: ChunkAsked,
  sought: SoughtPeople,
): Promise<{ tally: ChunkTally; findings: ChunkFindings }> {
  const judge = openJudge(asked, sought);
  const { rows } = judge;
  const { begins, ends } = await readLines(source, asked.range, takerOf(judge, asked));
  const tally = {
    ...asked.range,
    begins,
    ends,
    lines: rows.lines,
    rows: rows.rows,
    rejections: wordsOf(rows.rejections),
    traces: groupTraces(wordsOf(rows.traces)),
  };
  return { tally, findings: { found: rows.found, kept: rows.kept } };
}

/** The kind of a layout. @throws Error when it is of another version than there is. */
export function kindOf(layout: Pick<FeedLayout, 'kind' | 'version'>): FeedKind {
  const kind = feedKinds.find(({ id, version }) => id === layout.kind && version === layout.version);
  if (kind === undefined) throw new Error(`no version ${layout.version} of the feed kind ${layout.kind}`);
  return kind;
}

/** The kind of a name. @throws Error for none of ours. */
export function kindNamed(name: string): FeedKind {
  const kind = feedKinds.find(({ id }) => id === name);
  if (kind === undefined) throw new Error(`no feed kind ${name}`);
  return kind;
}

function openJudge({ layout, receivedAt }: ChunkAsked, { people, keys }: SoughtPeople): RowJudge {
  const kind = kindOf(layout);
  if (people.check.some((word, index) => word !== keys.check[index]))
    throw new Error('active people made with another secret');
  const decoder = new TextDecoder(layout.encoding);
  const decode = (bytes: Uint8Array): string => decoder.decode(bytes);
  return {
    feed: compileColumns(kind, layout, decode),
    width: layout.columns.length,
    cells: emptyCells(layout.delimiter),
    row: {
      numbers: new Float64Array(kind.columns.length),
      document: { bytes: keys.room, length: 0 },
      form: documentForm.none,
      wrong: { column: 0, code: 'required' },
      receivedAt: receivedAt.getTime(),
      decode,
    },
    keys,
    people,
    rows: noRows(),
    trace: { high: 0, low: 0, facts: 0 },
  };
}

function takerOf(judge: RowJudge, { layout, isWhole }: ChunkAsked): LineTaker {
  const { rows } = judge;
  /** Somewhere in the region is a byte that is none of the encoding: each of its lines is asked by itself. */
  let isSuspect = false;
  const line: LineTaker['line'] = (bytes, from, to) => {
    if (to > from) {
      rows.rows += 1;
      const fault = isSuspect ? faultOf(bytes.subarray(from, to), layout) : undefined;
      if (fault === undefined) judgeRow(judge, bytes, from, to);
      else reject(judge, fault);
    }
    rows.lines += 1;
  };
  return {
    region: (bytes, from, to) => {
      isSuspect = faultOf(bytes.subarray(from, to), layout) !== undefined;
    },
    line,
    unended: (bytes, from, to) => {
      isSuspect = true;
      if (isWhole || to === from) line(bytes, from, to);
      else rejectLine(judge, 'row-truncated');
    },
    long: () => rejectLine(judge, 'row-long'),
  };
}

function rejectLine(judge: RowJudge, code: 'row-truncated' | 'row-long'): void {
  judge.rows.rows += 1;
  reject(judge, code);
  judge.rows.lines += 1;
}

function faultOf(bytes: Buffer, { encoding }: FeedLayout): 'row-binary' | 'row-encoding' | undefined {
  if (bytes.includes(0)) return 'row-binary';
  return isEncoded(bytes, encoding) ? undefined : 'row-encoding';
}
