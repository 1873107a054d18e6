import {
  ConditionalCheckFailedException,
  GetItemCommand,
  TransactionConflictException,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { declarationState, isClosed } from '../../../schemas/life-cycle.ts';
import { againWhenRaced } from '../life-cycle/again-when-raced.ts';
import { at } from './declaration-record.ts';
import { declarationKey, openOrder, readOrder } from './keys.ts';
import { placeIndex, writer } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, number, numberOf, text, textOf } from './values.ts';

interface Move {
  from: string;
  township: string;
}

/**
 * Makes a township's dispatch list responsible for an open declaration, if the place still is `from`; else nothing changes:
 * it was done before, or the declaration went elsewhere. The destination stays what was declared.
 */
export async function dispatchToTownship(table: Table, id: string, move: Move): Promise<void> {
  await againWhenRaced(async () => {
    const found = await findWhereabouts(table, id);
    const isTheirs = found !== undefined && textOf(found, at.place) === move.from;
    if (!isTheirs || isClosed(declarationState.parse(textOf(found, at.state)))) return 'elsewhere';
    return (await moveIt(table, id, { ...move, found })) ? 'moved' : undefined;
  });
}

async function findWhereabouts({ client, name }: Table, id: string): Promise<Attributes | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({
      TableName: name,
      Key: declarationKey(id),
      ConsistentRead: true,
      ProjectionExpression: '#pl, #st, #v, #os',
      ExpressionAttributeNames: {
        '#pl': at.place,
        '#st': at.state,
        '#v': at.version,
        '#os': placeIndex.sortKey,
      },
    }),
  );
  return found;
}

/** Its order in the township's partition says the place too; a claim stands in no list and has none. */
async function moveIt(
  { client, name }: Table,
  id: string,
  { from, township, found }: Move & { found: Attributes },
): Promise<boolean> {
  const { dueAt } = readOrder(township, textOf(found, placeIndex.sortKey) ?? '');
  const order = dueAt ? openOrder(township, dueAt, id) : undefined;
  const update = new UpdateItemCommand({
    TableName: name,
    Key: declarationKey(id),
    UpdateExpression: `SET #pl = :township, #de = if_not_exists(#de, :from), #by = :by${order === undefined ? '' : ', #os = :order'} ADD #v :one`,
    ConditionExpression: '#pl = :from AND #v = :was',
    ExpressionAttributeNames: {
      '#pl': at.place,
      '#de': at.destination,
      '#by': writer,
      '#v': at.version,
      ...(order !== undefined && { '#os': placeIndex.sortKey }),
    },
    ExpressionAttributeValues: {
      ':from': text(from),
      ':township': text(township),
      ':by': text('d'),
      ':was': number(numberOf(found, at.version) ?? 0),
      ':one': number(1),
      ...(order !== undefined && { ':order': text(order) }),
    },
  });
  try {
    await client.send(update);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException)
      return false;
    throw error;
  }
}
