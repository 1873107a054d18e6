import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type Actor, actor } from '../../../schemas/declaration.ts';
import { feedSenderKey } from './keys.ts';
import { timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { number, text, textOf } from './values.ts';

/** As long as the queue of files that came keeps what can't be begun, and a day. */
const keptDays = 15;

/** Who sent a file, and what they call it, unless it has a name of its own. */
export interface FeedSender {
  by: Actor;
  name?: string;
}

export type FeedSending = FeedSender & { at: Date };

/** Notes who sends a file, before it is there; who did first stays. */
export async function noteSender(
  { client, name }: Table,
  object: string,
  { by, name: called, at }: FeedSending,
): Promise<void> {
  const Item = {
    ...feedSenderKey(object),
    su: text(by.sub),
    pl: text(by.place),
    ...(called === undefined ? {} : { nm: text(called) }),
    [timeToLive]: number(Math.ceil(at.getTime() / 1_000) + keptDays * 86_400),
  };
  const put = new PutItemCommand({
    TableName: name,
    Item,
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  await isWritten(client.send(put));
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
