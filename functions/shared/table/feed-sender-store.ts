import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type Actor, actor } from '../../../schemas/declaration.ts';
import { InvalidError } from '../errors.ts';
import type { RequestMark } from '../request-mark.ts';
import { feedSenderKey } from './keys.ts';
import { timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, number, text, textOf } from './values.ts';

/** As long as the queue of files that came keeps what can't be begun, and a day. */
const keptDays = 15;

/** Who sent a file, and what they call it, unless it has a name of its own. */
export interface FeedSender {
  by: Actor;
  name?: string;
}

/** With the mark of the request where the file lies under its Idempotency-Key; a place named by what lies there needs none. */
export type FeedSending = FeedSender & { at: Date; mark?: RequestMark };

/**
 * Notes who sends a file, before it is there; who did first stays.
 * @throws InvalidError (422) when its place is that of a request with another body: nothing of this one would be kept.
 */
export async function noteSender(
  { client, name }: Table,
  object: string,
  sending: FeedSending,
): Promise<void> {
  const put = new PutItemCommand({
    TableName: name,
    Item: itemOf(object, sending),
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    await client.send(put);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const before = textOf(error.Item ?? {}, 'bh');
    if (before !== sending.mark?.body) throw new InvalidError([], 'idempotency.reused');
  }
}

function itemOf(object: string, { by, name, at, mark }: FeedSending): Attributes {
  return {
    ...feedSenderKey(object),
    su: text(by.sub),
    pl: text(by.place),
    ...(name === undefined ? {} : { nm: text(name) }),
    ...(mark === undefined ? {} : { bh: text(mark.body) }),
    [timeToLive]: number(Math.ceil(at.getTime() / 1_000) + keptDays * 86_400),
  };
}

/** Who sent a file through the API; undefined for one that was put into the bucket otherwise. */
export async function findSender({ client, name }: Table, object: string): Promise<FeedSender | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: feedSenderKey(object), ConsistentRead: true }),
  );
  if (found === undefined) return undefined;
  const called = textOf(found, 'nm');
  return {
    by: actor.parse({ sub: textOf(found, 'su'), place: textOf(found, 'pl') }),
    ...(called === undefined ? {} : { name: called }),
  };
}
