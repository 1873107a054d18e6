import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { declarationState } from '../../../schemas/life-cycle.ts';
import type { WorklistRow } from '../../../schemas/worklist.ts';
import { at } from './declaration-record.ts';
import {
  declarationIdOf,
  declarationKey,
  dueAtOf,
  openOrder,
  transferNumberOf,
  transferRowKey,
} from './keys.ts';
import { readSummary } from './row-summary.ts';
import { openIndex, partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, text, textOf, textsOf } from './values.ts';

/** What waits at a place, as the open index has it: all of a worklist row but its section, which depends on the time. */
export type OpenRow = Omit<WorklistRow, 'section'>;

export interface OpenRowsAsked {
  /** A community, or a township's dispatch list. */
  place: string;
  /** At most this many rows. */
  most: number;
  /** Position of the last row that was seen. */
  after?: string | undefined;
}

/** What waits at a place, the next due first: one Query of the open index, about 18 rows a read unit. */
export async function findOpenRows(
  { client, name }: Table,
  { place, most, after }: OpenRowsAsked,
): Promise<{ rows: OpenRow[]; next?: string }> {
  const { Items: found = [], LastEvaluatedKey: last } = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: openIndex.name,
      KeyConditionExpression: '#place = :place',
      ExpressionAttributeNames: { '#place': openIndex.partitionKey },
      ExpressionAttributeValues: { ':place': text(place) },
      Limit: most,
      ...(after !== undefined && { ExclusiveStartKey: startKeyOf(place, after) }),
    }),
  );
  const rows = found.map(rowOf);
  const end = rows.at(-1);
  return last === undefined || end === undefined ? { rows } : { rows, next: positionOf(end) };
}

function rowOf(attributes: Attributes): OpenRow {
  const {
    forAnotherAdult: _other,
    takenOver: _taken,
    ...summary
  } = readSummary(textOf(attributes, at.summary) ?? '');
  const transfer = transferNumberOf(textOf(attributes, sortKey) ?? '');
  return {
    id: declarationIdOf(textOf(attributes, partitionKey) ?? ''),
    state: declarationState.parse(textOf(attributes, at.state)),
    dueAt: dueAtOf(textOf(attributes, openIndex.sortKey) ?? ''),
    ...summary,
    claims: textsOf(attributes, at.claims).length,
    ...(transfer !== undefined && { transfer }),
  };
}

/** Where a row stands in the list; no secret, but only ours to set: whoever hands it out signs it. */
export function positionOf({ dueAt, id, transfer }: Pick<OpenRow, 'dueAt' | 'id' | 'transfer'>): string {
  return `${dueAt}#${id}#${transfer ?? ''}`;
}

function startKeyOf(place: string, position: string): Attributes {
  const [dueAt = '', id = '', transfer = ''] = position.split('#');
  return {
    [openIndex.partitionKey]: text(place),
    [openIndex.sortKey]: text(openOrder(dueAt, id)),
    ...(transfer === '' ? declarationKey(id) : transferRowKey(id, Number(transfer))),
  };
}

/** A row of its own for somebody who is asked to take the case: the same summary at another place (requirements C3). */
export function transferRow(
  row: { id: string; n: number; place: string; dueAt: string },
  shown: { summary: string; state: string },
): Attributes {
  return {
    ...transferRowKey(row.id, row.n),
    [openIndex.partitionKey]: text(row.place),
    [openIndex.sortKey]: text(openOrder(row.dueAt, row.id)),
    [at.summary]: text(shown.summary),
    [at.state]: text(shown.state),
  };
}
