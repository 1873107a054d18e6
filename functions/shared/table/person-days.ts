import type { Update } from '@aws-sdk/client-dynamodb';
import { furthestDaysAhead } from '../../../schemas/arrival-window.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { documentIndexOf } from '../privacy/blind-index.ts';
import type { Vault } from './declaration-vault.ts';
import { personKey } from './keys.ts';
import { timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, number, text, textOf } from './values.ts';

/** The arrival day of a declaration: what one person can hold once (requirements A7). */
export function arrivalDateOf({ expectedArrivalAt }: Pick<Declaration, 'expectedArrivalAt'>): string {
  return shanghaiDate(new Date(expectedArrivalAt));
}

/** Which days a person gives back and takes, and for which declaration; it is the same person's on both. */
export interface DayMove {
  document: Declaration['personal']['document'];
  release?: { date: string; of: string };
  take?: { date: string; by: string };
  at: string;
}

/**
 * The write that moves the days a person holds, for a transaction with the declaration it is about. A day is an attribute
 * of its own, so that the condition can speak of it: free, or theirs already.
 */
export async function personUpdate(
  { name, ring, retentionDays }: Pick<Table, 'name'> & Vault,
  { document, release, take, at }: DayMove,
): Promise<Update> {
  const { blind } = await ring.season();
  // Later than any day that can be taken until then, so it never has to be read to be set.
  const days = furthestDaysAhead + 1 + retentionDays;
  const expiry = Math.floor(Date.parse(at) / 1_000) + days * 86_400;
  const both = take !== undefined && release !== undefined && take.date === release.date;
  return {
    TableName: name,
    Key: personKey(documentIndexOf(blind, document)),
    UpdateExpression: [
      `SET #ttl = :ttl${take ? ', #take = :by' : ''}`,
      release && !both ? 'REMOVE #release' : '',
    ].join(' '),
    ConditionExpression: [
      ...(release ? [both ? '#take = :of' : '#release = :of'] : []),
      ...(take && !both ? ['(attribute_not_exists(#take) OR #take = :by)'] : []),
    ].join(' AND '),
    ExpressionAttributeNames: {
      '#ttl': timeToLive,
      ...(take && { '#take': take.date }),
      ...(release && !both && { '#release': release.date }),
    },
    ExpressionAttributeValues: {
      ':ttl': number(expiry),
      ...(take && { ':by': text(take.by) }),
      ...(release && { ':of': text(release.of) }),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

/** Whose a day is, as the refused write found it. */
export function holderOf(person: Attributes | undefined, date: string): string | undefined {
  return person && textOf(person, date);
}
