import { setTimeout as wait } from 'node:timers/promises';
import {
  type CancellationReason,
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Table } from './table.ts';

/** Why a transaction wrote nothing: for each of its writes, in order; `ConditionalCheckFailed` and `TransactionConflict` among them. */
export type Reasons = readonly CancellationReason[];

/**
 * Writes all or nothing. Undefined when it was written; else the reasons, when they are conditions that did not hold or
 * other writes that came in between.
 * @throws what any other failure is.
 */
export async function transact(
  { client }: Pick<Table, 'client'>,
  writes: TransactWriteItem[],
): Promise<Reasons | undefined> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: writes }));
    return undefined;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = error.CancellationReasons ?? [];
    if (!reasons.some(isCondition) && !reasons.some(isConflict)) throw error;
    // Two transactions that meet on an item refuse each other: they part by waiting unequally long.
    if (reasons.some(isConflict)) await wait(5 + Math.random() * 30);
    return reasons;
  }
}

/** Whether one item was written; not when its condition did not hold, or another write was under way. */
export async function isWritten(sending: Promise<unknown>): Promise<boolean> {
  try {
    await sending;
    return true;
  } catch (error) {
    const isRefused =
      error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException;
    if (isRefused) return false;
    throw error;
  }
}

/** Whether the condition of one write held. @throws what any other failure is, another write that was under way among them. */
export async function holds(sending: Promise<unknown>): Promise<boolean> {
  try {
    await sending;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** The write's own condition did not hold. */
export const isCondition = ({ Code }: CancellationReason): boolean => Code === 'ConditionalCheckFailed';

/** Another write was under way: it is worth trying again. */
const isConflict = ({ Code }: CancellationReason): boolean => Code === 'TransactionConflict';
