import { type AttributeValue, DeleteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partitionKey, phoneIndex, placeIndex, sortKey } from '../../functions/shared/table/shape.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';
import { openEngineFile } from '../../scripts/seed/engine-file.ts';
import { seedItems } from '../../scripts/seed/seed-items.ts';
import { writeBatches } from '../../scripts/seed/write-batches.ts';
import { writeIntoFile } from '../../scripts/seed/write-into-file.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { openTestRing } from '../support/keys.ts';

/** So many items that neither writer takes them at once. */
const oneCounty = ['410102'];

let throughEngine: Engine;
let inFile: Engine;
let items: Attributes[];

beforeAll(async () => {
  [throughEngine, inFile] = await Promise.all([startEngine(), startEngine()]);
  items = [...seedItems(await openTestRing(throughEngine).season(), oneCounty)];
});

afterAll(async () => {
  await Promise.all([throughEngine.stop(), inFile.stop()]);
});

const writeFile = async (): Promise<number> => {
  const file = openEngineFile(inFile.folder, inFile.table.name);
  try {
    return await writeIntoFile(file, items, () => undefined);
  } finally {
    file.close();
  }
};

describe('seeding into the file of the engine', () => {
  test('gives what seeding through the engine gives, in the table and in its indexes', async () => {
    const reports: number[] = [];
    expect(await writeBatches(throughEngine.table, items, (written) => reports.push(written))).toBe(
      items.length,
    );
    expect(reports.at(-1)).toBe(items.length);
    expect(await writeFile()).toBe(items.length);
    const found = await everything(inFile);
    expect(found.items).toHaveLength(items.length);
    expect(found).toEqual(await everything(throughEngine));
  });

  test('changes nothing when it is done again', async () => {
    const before = await everything(inFile);
    expect(await writeFile()).toBe(items.length);
    expect(await everything(inFile)).toEqual(before);
  });

  test('leaves items that the engine takes out of its indexes as its own', async () => {
    const desks = await scan(inFile, placeIndex.name);
    expect(desks.length).toBeGreaterThan(0);
    for (const item of desks) {
      const key = { [partitionKey]: item[partitionKey], [sortKey]: item[sortKey] } as Attributes;
      await inFile.table.client.send(new DeleteItemCommand({ TableName: inFile.table.name, Key: key }));
    }
    expect(await scan(inFile, placeIndex.name)).toEqual([]);
  });
});

const everything = async (engine: Engine) => ({
  items: await scan(engine),
  places: await scan(engine, placeIndex.name),
  phones: await scan(engine, phoneIndex.name),
});

/** All items of the table or of one of its indexes, in the order of their keys. */
async function scan({ table }: Engine, index?: string): Promise<Record<string, AttributeValue>[]> {
  const { Items: found = [] } = await table.client.send(
    new ScanCommand({ TableName: table.name, ...(index !== undefined && { IndexName: index }) }),
  );
  const nameOf = (item: Attributes) => `${item[partitionKey]?.S ?? ''} ${item[sortKey]?.S ?? ''}`;
  return found.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}
