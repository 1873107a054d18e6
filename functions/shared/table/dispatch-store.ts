import {
  ConditionalCheckFailedException,
  GetItemCommand,
  TransactionConflictException,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { isClosed } from '../../../schemas/life-cycle.ts';
import { againWhenRaced } from '../life-cycle/again-when-raced.ts';
import { handOnTests } from '../life-cycle/hand-on-tests.ts';
import { occurrenceAttributes } from './counted-attributes.ts';
import { at, originOf, parseFacts, parseOccurrences, writeDispatches } from './declaration-record.ts';
import { declarationKey, openOrder } from './keys.ts';
import { placeIndex, writer } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, number, text } from './values.ts';

interface Move {
  from: string;
  township: string;
  /** The instant from which the township is responsible. */
  at: string;
}

/**
 * Makes a township's dispatch list responsible for an open declaration, if the place still is `from`; else nothing changes:
 * it was done before, or the declaration went elsewhere. The destination stays what was declared, and who was responsible
 * until then stands on record: what was counted there stays there.
 */
export async function dispatchToTownship(table: Table, id: string, move: Move): Promise<void> {
  await againWhenRaced(async () => {
    const found = await find(table, id);
    if (found === undefined) return 'elsewhere';
    const { place, state } = parseFacts(found);
    if (place !== move.from || isClosed(state)) return 'elsewhere';
    return (await moveIt(table, id, { ...move, found })) ? 'moved' : undefined;
  });
}

async function find({ client, name }: Table, id: string): Promise<Attributes | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: declarationKey(id), ConsistentRead: true }),
  );
  return found;
}

async function moveIt(
  { client, name }: Table,
  id: string,
  { from, found, ...move }: Move & { found: Attributes },
): Promise<boolean> {
  const set: Attributes = {
    [at.place]: text(move.township),
    [writer]: text('d'),
    ...whatFollows(found, { from, ...move }),
  };
  const names = Object.keys(set);
  const update = new UpdateItemCommand({
    TableName: name,
    Key: declarationKey(id),
    UpdateExpression: `SET ${names.map((one) => `#${one} = :${one}`).join(', ')}, #de = if_not_exists(#de, :from) ADD #v :one`,
    ConditionExpression: '#pl = :from AND #v = :was',
    ExpressionAttributeNames: {
      ...Object.fromEntries(names.map((one) => [`#${one}`, one])),
      '#de': at.destination,
      '#v': at.version,
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(names.map((one) => [`:${one}`, set[one] ?? { NULL: true }])),
      ':from': text(from),
      ':was': number(parseFacts(found).version),
      ':one': number(1),
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

/** Its order in the township's partition says the place too; a claim stands in no list and has none. */
function whatFollows(found: Attributes, { from, township, at: takenAt }: Move): Attributes {
  const facts = parseFacts(found);
  const { id, dueAt, dispatches = [] } = facts;
  const occurrences = handOnTests(parseOccurrences(found, facts), { to: township, at: takenAt });
  return {
    [at.dispatches]: text(writeDispatches([...dispatches, { at: takenAt, from }])),
    ...(dueAt !== undefined && { [placeIndex.sortKey]: text(openOrder(township, dueAt, id)) }),
    ...occurrenceAttributes(occurrences, originOf(facts)),
  };
}
