import { systemClock } from '../shared/clock.ts';
import { parseFacts, parseOccurrences } from '../shared/table/declaration-record.ts';
import { findFindingRows } from '../shared/table/finding-store.ts';
import { getAll } from '../shared/table/get-all.ts';
import {
  closedOrdersFrom,
  declarationKey,
  findingOrders,
  type OrderRange,
  openOrdersOf,
  townshipOf,
} from '../shared/table/keys.ts';
import { findPlaceRows, type PlaceRow } from '../shared/table/place-rows.ts';
import type { Table } from '../shared/table/table.ts';
import type { AnsweredCase, OpenFinding, ZeroAsked } from './contradict-zero.ts';

const rowsAPage = 100;

/** The cases that a community answers for now and that may have to do with a day: its open ones, and closed ones that speak of it or later. */
export async function findAnsweredCases(
  table: Table,
  { day, community }: ZeroAsked,
): Promise<AnsweredCase[]> {
  const rows = [
    ...(await rowsOf(table, community, openOrdersOf(community))),
    ...(await rowsOf(table, community, closedOrdersFrom(day))),
  ].filter(({ place, transfer }) => place === community && transfer === undefined);
  const now = systemClock().toISOString();
  const overdue = new Set(rows.filter((row) => isOverdue(row, now)).map(({ id }) => id));
  const found: AnsweredCase[] = [];
  for (let first = 0; first < rows.length; first += rowsAPage) {
    const keys = rows.slice(first, first + rowsAPage).map(({ id }) => declarationKey(id));
    for (const item of await getAll(table, keys)) {
      const facts = parseFacts(item);
      const { id, submittedAt } = facts;
      found.push({ id, isOverdue: overdue.has(id), submittedAt, occurrences: parseOccurrences(item, facts) });
    }
  }
  return found;
}

/** What comparison found that a community answers for and that is open now. */
export async function findOpenFindings(table: Table, community: string): Promise<OpenFinding[]> {
  const found: OpenFinding[] = [];
  const asked = { partition: townshipOf(community), range: findingOrders.openAt(community) };
  let after: string | undefined;
  do {
    const page = await findFindingRows(table, { ...asked, most: rowsAPage, after, isNewestFirst: false });
    // Where a SIM is says nothing about people.
    found.push(...page.rows.filter(({ rule }) => rule !== 'sim-separated'));
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** As the metric: a first contact that nobody had (metrics/work.ts). */
function isOverdue({ state, dueAt }: PlaceRow, now: string): boolean {
  return (state === 'declared' || state === 'unreachable') && dueAt !== undefined && dueAt <= now;
}

async function rowsOf(table: Table, community: string, range: OrderRange): Promise<PlaceRow[]> {
  const township = townshipOf(community);
  const rows: PlaceRow[] = [];
  let after: string | undefined;
  do {
    const page = await findPlaceRows(table, { township, range, most: rowsAPage, after });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return rows;
}
