import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type CityImport, cityImport } from '../../../schemas/city-import.ts';
import { cityImportKey, cityImportsOf } from './keys.ts';
import { queryPage } from './query-page.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { type Attributes, number, text, textOf } from './values.ts';

/** An import as it is kept: its state follows from the rest. */
export type KeptImport = Omit<CityImport, 'state'>;
export type BegunImport = Omit<KeptImport, keyof ImportOutcome>;
/** What it comes to. */
export type ImportOutcome = Pick<CityImport, 'refusal' | 'counts' | 'endedAt'>;

/** Longer than a season's complaint takes, as runs of feeds. */
const keptDays = 200;
const outcome = 'o';

/** Notes that a file came, and what it came to if it is refused at once; when it was noted before, that stays and is told. */
export async function beginImport(
  table: Table,
  begun: BegunImport,
  came?: ImportOutcome,
): Promise<KeptImport> {
  const { client, name } = table;
  await isWritten(
    client.send(
      new PutItemCommand({
        TableName: name,
        Item: {
          ...cityImportKey(begun.city, begun.id),
          j: text(JSON.stringify(begun)),
          ...(came !== undefined && { [outcome]: text(JSON.stringify(came)) }),
          [timeToLive]: number(Math.ceil(Date.parse(begun.receivedAt) / 1_000) + keptDays * 86_400),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
  return (await findImport(table, begun)) ?? { ...begun, ...came };
}

/** Notes what an import has come to; what was noted first stays, so that doing it again says the same. */
export async function noteImportOutcome(
  { client, name }: Table,
  { city, id }: Pick<CityImport, 'city' | 'id'>,
  came: ImportOutcome,
): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: cityImportKey(city, id),
      UpdateExpression: 'SET #o = if_not_exists(#o, :o)',
      ExpressionAttributeNames: { '#o': outcome },
      ExpressionAttributeValues: { ':o': text(JSON.stringify(came)) },
    }),
  );
}

export async function findImport(
  { client, name }: Table,
  { city, id }: Pick<CityImport, 'city' | 'id'>,
): Promise<KeptImport | undefined> {
  const { Item: found } = await client.send(
    new GetItemCommand({ TableName: name, Key: cityImportKey(city, id), ConsistentRead: true }),
  );
  return found && readImport(found);
}

/** The last ones of a city, or the last before one, the newest first. */
export async function findImports(
  table: Table,
  city: string,
  { most, before }: { most: number; before?: string | undefined },
): Promise<KeptImport[]> {
  const found = await queryPage(table, {
    KeyConditionExpression: before === undefined ? '#pk = :imports' : '#pk = :imports AND #sk < :before',
    ExpressionAttributeNames: { '#pk': partitionKey, ...(before !== undefined && { '#sk': sortKey }) },
    ExpressionAttributeValues: {
      ':imports': text(cityImportsOf(city)),
      ...(before !== undefined && { ':before': text(before) }),
    },
    ScanIndexForward: false,
    Limit: most,
  });
  return found.map(readImport);
}

function readImport(stored: Attributes): KeptImport {
  const parts = [textOf(stored, 'j'), textOf(stored, outcome)].map(
    (part) => JSON.parse(part ?? '{}') as object,
  );
  const { state: _state, ...kept } = cityImport.parse(Object.assign({ state: 'reading' }, ...parts));
  return kept;
}
