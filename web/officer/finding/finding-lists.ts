import {
  type FindingList,
  type FindingRow,
  type FindingState,
  findingList,
} from '../../../schemas/finding.ts';
import { type Cell, cellOf } from '../../staff/cell.ts';
import { contentOf } from '../api/request.ts';
import { me } from '../sign-in/me.ts';

/** A list as far as it was read. `failed` keeps what was there before. */
export interface Listed {
  rows: readonly FindingRow[] | undefined;
  next: string | undefined;
  isReading: boolean;
  failed: unknown;
}

const nothing: Listed = { rows: undefined, next: undefined, isReading: false, failed: undefined };

/** What is to be seen through, and what is done with; in memory only. */
export const lists: Readonly<Record<FindingState, Cell<Listed>>> = {
  open: cellOf(nothing),
  closed: cellOf(nothing),
};

/** A community's are read whole, nearly always: the most urgent may stand on the last page. */
const enoughRows = 100;
const mostPages = 8;

export type Pages = Pick<FindingList, 'rows' | 'next'>;

/** Reads on from a list until there is enough to see or it ends: a page may be empty and have a next one. */
export async function readOn(
  read: (cursor: string | undefined) => Promise<FindingList>,
  before?: Pages,
): Promise<Pages> {
  const rows = [...(before?.rows ?? [])];
  const wanted = rows.length + enoughRows;
  let next = before?.next;
  for (let pages = 0; pages < mostPages && rows.length < wanted; pages += 1) {
    const page = await read(next);
    rows.push(...page.rows);
    next = page.next;
    if (next === undefined) break;
  }
  return { rows, ...(next !== undefined && { next }) };
}

/** What is due first comes first; of what is done with, the last. Who moved between two pages stands once. */
export function inOrder(rows: readonly FindingRow[]): FindingRow[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const at = (row: FindingRow) => row.closedAt ?? row.dueAt;
  return [...known.values()].sort((one, other) =>
    one.state === 'closed' ? at(other).localeCompare(at(one)) : at(one).localeCompare(at(other)),
  );
}

async function read(state: FindingState, before: Pages | undefined): Promise<void> {
  const region = me.get()?.region.code;
  const list = lists[state];
  if (region === undefined || list.get().isReading) return;
  list.set({ ...list.get(), isReading: true });
  try {
    const page = (cursor: string | undefined) => {
      const query = new URLSearchParams({ region, state, ...(cursor !== undefined && { cursor }) });
      return contentOf({ path: `/v1/findings?${query.toString()}`, answer: findingList });
    };
    const { rows, next } = await readOn(page, before);
    list.set({ rows: inOrder(rows), next, isReading: false, failed: undefined });
  } catch (error) {
    list.set({ ...list.get(), isReading: false, failed: error });
  }
}

/** Reads a list again, keeping what is shown of it until the answer is there. */
export function readFindings(state: FindingState): Promise<void> {
  return read(state, undefined);
}

/** Reads what comes after the rows that are there. */
export function readMoreFindings(state: FindingState): Promise<void> {
  const { rows = [], next } = lists[state].get();
  return read(state, { rows: [...rows], ...(next !== undefined && { next }) });
}

/** Reads again whatever was read of both. */
export function readListsAgain(): void {
  for (const state of ['open', 'closed'] as const)
    if (lists[state].get().rows !== undefined) void readFindings(state);
}

/** Puts a finding where it belongs as it is now; the list that the system keeps may lag behind by a moment. */
export function keepRow(row: FindingRow): void {
  dropRow(row.id);
  const list = lists[row.state];
  const { rows } = list.get();
  if (rows !== undefined) list.set({ ...list.get(), rows: inOrder([...rows, row]) });
}

/** Takes out what is another’s now. */
export function dropRow(id: string): void {
  for (const list of Object.values(lists)) {
    const { rows } = list.get();
    if (rows?.some((row) => row.id === id) === true)
      list.set({ ...list.get(), rows: rows.filter((row) => row.id !== id) });
  }
}
