import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { sentKey } from './keys.ts';
import { timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { number } from './values.ts';

/** Longer than any queue keeps a message, dead letters among them. */
const rememberedDays = 15;

/** Whether a notification was sent. */
export async function wasSent({ client, name }: Table, id: string): Promise<boolean> {
  const { Item: found } = await client.send(new GetItemCommand({ TableName: name, Key: sentKey(id) }));
  return found !== undefined;
}

/** Remembers that a notification was sent. */
export async function rememberSent({ client, name }: Table, id: string, at: Date): Promise<void> {
  const expiry = number(Math.floor(at.getTime() / 1_000) + rememberedDays * 86_400);
  const item = { ...sentKey(id), [timeToLive]: expiry };
  await client.send(new PutItemCommand({ TableName: name, Item: item }));
}
