import type { RowRejectionCode } from '../../../schemas/feed-outcome.ts';
import type { PersonKeys } from '../../shared/people/person-keys.ts';
import {
  type ChunkRows,
  type FoundRow,
  pushTrace,
  type RowClass,
  rowClass,
  type Trace,
} from '../chunk-rows.ts';
import type { ActivePeople } from '../people/active-people.ts';
import { hasKey, referencesOf } from '../people/key-table.ts';
import type { CompiledFeed } from './compile-columns.ts';
import { findCandidates } from './find-candidates.ts';
import { mixTrace } from './mix-trace.ts';
import { type RowValues, readCells } from './read-cells.ts';
import { documentForm } from './read-document.ts';
import { pushRejection } from './rejections.ts';
import { type Cells, splitLine } from './split-line.ts';
import { tellFacts } from './tell-facts.ts';

/** All that a row is judged with; made once a chunk. */
export interface RowJudge {
  feed: CompiledFeed;
  /** Cells that a line of the file has. */
  width: number;
  cells: Cells;
  row: RowValues;
  keys: PersonKeys;
  people: ActivePeople;
  /** Where what becomes of the rows is kept. */
  rows: ChunkRows;
  trace: Trace;
}

const rejected = -1;
type Fate = RowClass | typeof rejected;

/** Reads the line between two places and keeps what becomes of it: found, kept, dropped or rejected, one of them always. */
export function judgeRow(judge: RowJudge, bytes: Uint8Array, from: number, to: number): void {
  const fate = decideFate(judge, bytes, from, to);
  if (fate !== rejected) pushTrace(judge.rows.traces, judge.trace, fate, judge.rows.lines);
}

/** @param column counted from 1; 0 for the whole row. */
export function reject({ rows }: RowJudge, code: RowRejectionCode, column = 0): typeof rejected {
  pushRejection(rows.rejections, { line: rows.lines, column, code });
  return rejected;
}

function decideFate(judge: RowJudge, bytes: Uint8Array, from: number, to: number): Fate {
  const { cells, row, feed, keys, people } = judge;
  if (!splitLine(bytes, from, to, cells)) return reject(judge, 'row-quotes');
  if (cells.count !== judge.width) return reject(judge, 'row-cells');
  if (!readCells(bytes, cells, feed, row)) return reject(judge, row.wrong.code, row.wrong.column);
  const hasDocument = row.form === documentForm.valid;
  if (hasDocument) keys.make(row.document.length);
  mixTrace(judge.trace, feed, row, keys);
  if (!hasDocument || !hasKey(people.documents, keys.high, keys.low)) return seekOthers(judge, bytes);
  const references = referencesOf(people.documents, keys.high, keys.low);
  return keepFound(judge, bytes, { by: 'document', references });
}

/** A row whose document is nobody's: candidates, or about nobody at all, or for the place that it names, or a count. */
function seekOthers(judge: RowJudge, bytes: Uint8Array): Fate {
  const { cells, feed, row, rows } = judge;
  const candidates = findCandidates(judge, bytes);
  if (candidates !== undefined) return keepFound(judge, bytes, candidates);
  const keep = isKept(judge);
  const fault = personFault(judge, keep);
  if (fault !== undefined) return reject(judge, fault, (feed.columns[feed.document]?.at ?? -1) + 1);
  if (!keep) return rowClass.dropped;
  const facts = tellFacts(bytes, cells, feed, row);
  if (facts === undefined) return reject(judge, 'row-encoding');
  rows.kept.push({ line: rows.lines, facts });
  return rowClass.kept;
}

function keepFound(judge: RowJudge, bytes: Uint8Array, found: Pick<FoundRow, 'by' | 'references'>): Fate {
  const { cells, feed, row, rows } = judge;
  const facts = tellFacts(bytes, cells, feed, row);
  if (facts === undefined) return reject(judge, 'row-encoding');
  rows.found.push({ line: rows.lines, ...found, facts, keep: isKept(judge) });
  return found.by === 'document' ? rowClass.matched : rowClass.candidate;
}

/** Whether a row that matches nobody goes to the place that it names. */
function isKept({ feed, row }: RowJudge): boolean {
  return feed.keepAll || (feed.keepColumn >= 0 && row.numbers[feed.keepColumn] === feed.keepCode);
}

/**
 * Why a row is about nobody. A contact or a positive result with a wrong number is no less to be looked for, so it is not rejected for
 * it; a row that would only be counted is, so that its sender learns of it.
 */
function personFault({ feed, row }: RowJudge, keep: boolean): RowRejectionCode | undefined {
  if (row.form === documentForm.valid) return undefined;
  if (row.form !== documentForm.none) return keep ? undefined : 'document';
  const isNamed = (row.numbers[feed.name] ?? 0) > 0 && (row.numbers[feed.phone] ?? 0) > 0;
  return isNamed ? undefined : 'person';
}
