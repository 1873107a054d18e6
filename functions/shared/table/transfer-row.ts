import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Declaration, Transfer } from '../../../schemas/declaration.ts';
import { firstContactDueAt } from '../../../schemas/rounds.ts';
import { transferRowKey } from './keys.ts';
import { transferRow } from './open-rows.ts';
import { summaryOf, writeSummary } from './row-summary.ts';
import type { Table } from './table.ts';

/**
 * The row by which a receiver sees a case wait for acceptance, for the transaction that asks (design.md §3). It is due as
 * a new case would be.
 */
export function putTransferRow(
  { name }: Pick<Table, 'name'>,
  waiting: Declaration,
  { n, to, at }: Transfer,
): TransactWriteItem {
  const dueAt = firstContactDueAt(new Date(at)).toISOString();
  const shown = { summary: writeSummary(summaryOf(waiting)), state: waiting.state };
  const row = transferRow({ id: waiting.id, n, place: to, dueAt }, shown);
  return { Put: { TableName: name, Item: row } };
}

/** Takes the row away, for the transaction that answers. */
export function deleteTransferRow(
  { name }: Pick<Table, 'name'>,
  { id }: Declaration,
  n: number,
): TransactWriteItem {
  return { Delete: { TableName: name, Key: transferRowKey(id, n) } };
}
