import type { WorklistRow } from '../../../schemas/worklist.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { at } from './declaration-record.ts';
import { readPhones } from './desk-store.ts';
import {
  deskAndOpenOrdersOf,
  openOrder,
  openOrdersOf,
  orderPosition,
  townshipOf,
  transferRowKey,
} from './keys.ts';
import { findPlaceRows, isRow, type PlaceRow, queryPlaces, rowOf } from './place-rows.ts';
import { placeIndex } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, text } from './values.ts';

/** What waits at a place, as the index of places has it: all of a worklist row but its section, which depends on the time. */
export type OpenRow = Omit<WorklistRow, 'section'>;

export interface OpenRowsAsked {
  /** A community, or a township's dispatch list. */
  place: string;
  /** At most this many rows. */
  most: number;
  /** Position of the last row that was seen. */
  after?: string | undefined;
}

/** What waits at a place, the next due first: one Query of the index of places. */
export async function findOpenRows(
  table: Table,
  { place, most, after }: OpenRowsAsked,
): Promise<{ rows: OpenRow[]; next?: string }> {
  const asked = { township: townshipOf(place), range: openOrdersOf(place), most, after };
  const { rows, next } = await findPlaceRows(table, asked);
  return { rows: rows.map(openRowOf), ...(next !== undefined && { next }) };
}

/** What a place is told in a digest: all that waits there, and the phones of who works there. */
export interface Waiting {
  rows: OpenRow[];
  phones: string[];
}

const waitingAPage = 500;

/** What waits at a place and who is told of it: one Query of the index of places, one more for each page (figure F4). */
export async function findWaiting(
  table: Table,
  ring: Pick<KeyRing, 'season'>,
  place: string,
): Promise<Waiting> {
  const { staff: key } = await ring.season();
  const range = deskAndOpenOrdersOf(place);
  const waiting: Waiting = { rows: [], phones: [] };
  let after: string | undefined;
  do {
    const page = await queryPlaces(table, { township: townshipOf(place), range, most: waitingAPage, after });
    for (const item of page.items)
      if (isRow(item)) waiting.rows.push(openRowOf(rowOf(item)));
      else waiting.phones = readPhones(key, place, item);
    after = page.next;
  } while (after !== undefined);
  return waiting;
}

function openRowOf({ dueAt = '', ...row }: PlaceRow): OpenRow {
  const { forAnotherAdult: _other, takenOver: _taken, position: _position, place: _place, ...shown } = row;
  const { arrivedAt: _arrived, measure: _measure, riskLevel: _level, hasStays: _stays, ...known } = shown;
  const { channel: _channel, ...rest } = known;
  const { told: _told, ...open } = rest;
  return { ...open, dueAt };
}

/** Where a row stands in the list of a place. */
export function positionOf(place: string, row: Pick<OpenRow, 'dueAt' | 'id' | 'transfer'>): string {
  return orderPosition(openOrder(place, row.dueAt, row.id), row.transfer);
}

/** A row of its own for somebody who is asked to take the case: the same summary at another place (requirements C3). */
export function transferRow(
  row: { id: string; n: number; place: string; dueAt: string },
  shown: { summary: string; state: string },
): Attributes {
  return {
    ...transferRowKey(row.id, row.n),
    [placeIndex.partitionKey]: text(townshipOf(row.place)),
    [placeIndex.sortKey]: text(openOrder(row.place, row.dueAt, row.id)),
    [at.summary]: text(shown.summary),
    [at.state]: text(shown.state),
  };
}
