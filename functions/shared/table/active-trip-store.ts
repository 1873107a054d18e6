import type { DeclarationState } from '../../../schemas/life-cycle.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { type PersonIndex, readPersonIndex } from '../people/person-index.ts';
import { at } from './declaration-record.ts';
import { closedOrdersFrom, declarationIdOf, type OrderRange, openOrders } from './keys.ts';
import { queryPlaces, rowOf } from './place-rows.ts';
import { readSummary } from './row-summary.ts';
import { partitionKey } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, bytesOf, textOf } from './values.ts';

/** A trip by which a comparison finds its person. */
export interface IndexedTrip {
  id: string;
  index: PersonIndex;
  /** Shanghai days around it on which somebody seen may be this person. */
  fromDate: string;
  toDate: string;
}

/** So long after its last day a closed case is still looked for: a contact, or who is seen in Henan, may be told of days later. */
const closedDays = 14;
/** Days around an arrival on which a name and a phone can be of it. */
const daysAround = 14;
const page = 1_000;

/** The trips of a township whose cases are open, or were closed in the last 14 days: read from the index of places alone. */
export async function* findActiveTrips(
  table: Table,
  township: string,
  now: Date,
): AsyncGenerator<IndexedTrip> {
  const since = addDays(shanghaiDate(now), -closedDays);
  for (const range of [openOrders, closedOrdersFrom(since)])
    for await (const items of pagesOf(table, township, range)) yield* items.filter(isTrip).map(tripOf);
}

/** A trip with what a look through all cases asks of it. */
export interface SweptTrip {
  id: string;
  index: PersonIndex;
  state: DeclarationState;
  dueAt?: string;
  origin: string;
  expectedArrivalAt: string;
  arrivedAt?: string;
  riskStay: boolean;
  riskLevel?: string;
  hasStays: boolean;
}

/** The open cases of a township, and those closed since a day: a page of the index of places at a time. */
export async function* findSweptCases(
  table: Table,
  township: string,
  since: string,
): AsyncGenerator<SweptTrip[]> {
  for (const range of [openOrders, closedOrdersFrom(since)])
    for await (const items of pagesOf(table, township, range)) yield items.filter(isTrip).map(sweptOf);
}

function sweptOf(item: Attributes): SweptTrip {
  const { id, state, dueAt, origin, expectedArrivalAt, arrivedAt, riskStay, riskLevel, hasStays } =
    rowOf(item);
  return {
    ...{ id, state, origin, expectedArrivalAt, riskStay, hasStays: hasStays === true },
    index: readPersonIndex(bytesOf(item, at.person) ?? Buffer.of()),
    ...(dueAt !== undefined && { dueAt }),
    ...(arrivedAt !== undefined && { arrivedAt }),
    ...(riskLevel !== undefined && { riskLevel }),
  };
}

async function* pagesOf(table: Table, township: string, range: OrderRange): AsyncGenerator<Attributes[]> {
  let after: string | undefined;
  do {
    const { items, next } = await queryPlaces(table, { township, range, most: page, after });
    yield items;
    after = next;
  } while (after !== undefined);
}

/** Only a declaration itself has them: no row of a transfer, no place that a case has left, no desk. */
const isTrip = (item: Attributes): boolean => at.person in item;

function tripOf(item: Attributes): IndexedTrip {
  const { expectedArrivalAt, arrivedAt } = readSummary(textOf(item, at.summary) ?? '');
  const date = shanghaiDate(new Date(arrivedAt ?? expectedArrivalAt));
  return {
    id: declarationIdOf(textOf(item, partitionKey) ?? ''),
    index: readPersonIndex(bytesOf(item, at.person) ?? Buffer.of()),
    fromDate: addDays(date, -daysAround),
    toDate: addDays(date, daysAround),
  };
}
