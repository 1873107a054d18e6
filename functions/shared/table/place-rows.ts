import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { type DeclarationState, declarationState } from '../../../schemas/life-cycle.ts';
import { at } from './declaration-record.ts';
import {
  declarationIdOf,
  type OrderRange,
  orderPosition,
  readOrder,
  readPosition,
  transferNumberOf,
} from './keys.ts';
import { type RowSummary, readSummary } from './row-summary.ts';
import { partitionKey, placeIndex, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, numberOf, text, textOf, textsOf } from './values.ts';

/** A declaration as the index of places has it, or a case that waits at the place to be accepted. */
export interface PlaceRow extends RowSummary {
  id: string;
  place: string;
  state: DeclarationState;
  /** Absent when the case is closed. */
  dueAt?: string;
  claims: number;
  transfer?: number;
  position: string;
  /** What it counts by beside the rest (decision 0019), its occurrences as they are packed; of a transfer's row, nothing. */
  told: { destination: string; leadDays: number; claimOf?: string; occurrences: string };
}

export interface PlaceRowsAsked {
  township: string;
  range: OrderRange;
  /** At most this many rows. */
  most: number;
  /** Position of the last row that was seen. */
  after?: string | undefined;
}

export interface PlaceRows {
  rows: PlaceRow[];
  /** The position from which more may follow. */
  next?: string;
  /** Read units that it cost. */
  units: number;
}

/** A row whose first filing lists as many claims as it may. A typical one has 170 B; a test asserts both. */
const largestRowBytes = 450;

/** How many rows can be read for so many units at most, in halves: 4 KB, as the last write may not have reached them. */
export function rowsWithin(units: number): number {
  return Math.floor((Math.floor(units * 2) * 4_096) / largestRowBytes);
}

/** Some of a township's declarations in the index's order: one Query, about 24 rows for half a read unit. */
export async function findPlaceRows(table: Table, asked: PlaceRowsAsked): Promise<PlaceRows> {
  const { items, next, units } = await queryPlaces(table, asked);
  return { rows: items.filter(isRow).map(rowOf), units, ...(next !== undefined && { next }) };
}

/** What the index holds of a stretch, desks too: they have no summary. */
export async function queryPlaces(
  { client, name }: Table,
  { township, range, most, after }: PlaceRowsAsked,
): Promise<{ items: Attributes[]; next?: string; units: number }> {
  const page = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: placeIndex.name,
      KeyConditionExpression: '#township = :township AND #order BETWEEN :first AND :last',
      ExpressionAttributeNames: { '#township': placeIndex.partitionKey, '#order': placeIndex.sortKey },
      ExpressionAttributeValues: {
        ':township': text(township),
        ':first': text(range.first),
        ':last': text(range.last),
      },
      Limit: most,
      ReturnConsumedCapacity: 'TOTAL',
      ...(after !== undefined && { ExclusiveStartKey: startKeyOf(township, after) }),
    }),
  );
  const { Items: items = [], LastEvaluatedKey: end } = page;
  const units = page.ConsumedCapacity?.CapacityUnits ?? 0;
  return { items, units, ...(end !== undefined && { next: positionAt(end) }) };
}

/** Whether an item of the index is a row, not a desk. */
export const isRow = (attributes: Attributes): boolean => at.summary in attributes;

/** Where an item stands in the index, for whoever reads on behind it. */
export function positionAt(attributes: Attributes): string {
  const order = textOf(attributes, placeIndex.sortKey) ?? '';
  return orderPosition(order, transferNumberOf(textOf(attributes, sortKey) ?? ''));
}

export function rowOf(attributes: Attributes): PlaceRow {
  const order = textOf(attributes, placeIndex.sortKey) ?? '';
  const transfer = transferNumberOf(textOf(attributes, sortKey) ?? '');
  const state = declarationState.parse(textOf(attributes, at.state));
  const standing = readOrder(textOf(attributes, placeIndex.partitionKey) ?? '', order);
  return {
    id: declarationIdOf(textOf(attributes, partitionKey) ?? ''),
    state,
    ...standing,
    ...readSummary(textOf(attributes, at.summary) ?? ''),
    claims: textsOf(attributes, at.claims).length,
    ...(transfer !== undefined && { transfer }),
    position: positionAt(attributes),
    told: toldOf(attributes, standing.place),
  };
}

function toldOf(attributes: Attributes, place: string): PlaceRow['told'] {
  const claimOf = textOf(attributes, at.claimOf);
  return {
    destination: textOf(attributes, at.destination) ?? place,
    leadDays: numberOf(attributes, at.leadDays) ?? 0,
    occurrences: textOf(attributes, at.occurrences) ?? '',
    ...(claimOf !== undefined && { claimOf }),
  };
}

function startKeyOf(township: string, position: string): Attributes {
  const { order, item } = readPosition(township, position);
  return { ...item, [placeIndex.partitionKey]: text(township), [placeIndex.sortKey]: text(order) };
}
