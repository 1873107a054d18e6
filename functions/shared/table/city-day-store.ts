import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { addDays, endOfDay } from '../../../schemas/shanghai-day.ts';
import { day, instant } from '../../../schemas/text.ts';
import { cityDayKey, cityDaysOf } from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { number, text, textOf } from './values.ts';

const toldDay = z.object({ day, declared: z.int(), withdrawn: z.int(), at: instant });
/** What a city counts of a day, as it told it last. */
export type ToldDay = z.infer<typeof toldDay>;

const keptDays = 200;

/** Keeps what a city counts of a day; it may correct it. */
export async function keepCityDay({ client, name }: Table, city: string, told: ToldDay): Promise<void> {
  const expiry = Math.ceil(endOfDay(addDays(told.day, keptDays)).getTime() / 1_000);
  await client.send(
    new PutItemCommand({
      TableName: name,
      Item: { ...cityDayKey(city, told.day), j: text(JSON.stringify(told)), [timeToLive]: number(expiry) },
    }),
  );
}

/** Those from a day on. */
export async function findCityDays(table: Table, city: string, from: string): Promise<ToldDay[]> {
  const found = await queryAll(table, {
    KeyConditionExpression: '#pk = :days AND #sk >= :from',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':days': text(cityDaysOf(city)), ':from': text(from) },
    ConsistentRead: true,
  });
  return found.map((stored) => toldDay.parse(JSON.parse(textOf(stored, 'j') ?? '')));
}
