import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { partitionKey, phoneIndex, placeIndex, sortKey } from '../../functions/shared/table/shape.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';
import { inTransaction } from '../local/engines/in-transaction.ts';

type Key = Readonly<Attributes>;

/** The table as it lies in the local engine's file, beside the running engine, which sees what is written here at its next look. */
export interface EngineFile {
  get(key: Key): Attributes | undefined;
  /** Puts an item whole. One that stands in an index may not be there already. */
  put(item: Attributes): void;
  /** All that a task writes, or nothing; nobody else writes meanwhile. */
  transaction<Result>(task: () => Result): Result;
  /** Lets the engine scan the table without sorting all of it for each page: a recount of many declarations never ended. */
  indexScans(): void;
  close(): void;
}

/** Whether the tables of a data folder lie in such a file: not with the engine that judges this one. */
export const hasEngineFile = (dataFolder: string): boolean => existsSync(fileOf(dataFolder));
const fileOf = (dataFolder: string): string => join(dataFolder, 'tables.db');

const indexes = [placeIndex, { ...phoneIndex, projected: [] }] as const;

/**
 * Opens the file of the local table engine (dynoxide). What is put this way leaves no record in the stream, so that nothing is
 * woken by it: a stream of a hundred thousand changes would be distributed and counted one by one.
 * @throws Error in words when the system runs on another engine.
 */
export function openEngineFile(dataFolder: string, table: string): EngineFile {
  const file = fileOf(dataFolder);
  if (!existsSync(file)) throw new Error(`${file} does not exist: this needs the engine dynoxide.`);
  const database = new DatabaseSync(file, { timeout: 30_000 });
  const found = database.prepare(`SELECT item_json AS item FROM "${table}" WHERE pk = ? AND sk = ?`);
  const put = database.prepare(
    `INSERT OR REPLACE INTO "${table}" (pk, sk, item_json, item_size, hash_prefix) VALUES (?, ?, ?, ?, ?)`,
  );
  const putIn = indexes.map((index) => ({
    index,
    row: database.prepare(
      `INSERT OR REPLACE INTO "${table}::gsi::${index.name}" (gsi_pk, gsi_sk, table_pk, table_sk, item_json) VALUES (?, ?, ?, ?, ?)`,
    ),
  }));
  return {
    get: (key) => {
      const row = found.get(told(key, partitionKey), told(key, sortKey)) as { item: string } | undefined;
      return row && readItem(row.item);
    },
    put: (item) => {
      const [pk, sk] = [told(item, partitionKey), told(item, sortKey)];
      // The engine only orders scans by it.
      const prefix = createHash('md5').update(pk).digest('hex').slice(0, 6);
      put.run(pk, sk, writeItem(item), sizeOf(item), prefix);
      for (const { index, row } of putIn) {
        if (item[index.partitionKey] === undefined || item[index.sortKey] === undefined) continue;
        const names = [partitionKey, sortKey, index.partitionKey, index.sortKey, ...index.projected];
        const shown = Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
        row.run(told(item, index.partitionKey), told(item, index.sortKey), pk, sk, writeItem(shown));
      }
    },
    transaction: (task) => inTransaction(database, task),
    indexScans: () =>
      database.exec(`CREATE INDEX IF NOT EXISTS "${table}::scan" ON "${table}" (hash_prefix, pk, sk)`),
    close: () => database.close(),
  };
}

/** A key attribute as the engine tells it; ours are texts. */
const told = (item: Key, name: string): string => `S:${item[name]?.S ?? ''}`;

/** DynamoDB's JSON, with bytes as base64. */
function writeItem(item: Attributes): string {
  const plain = Object.entries(item).map(([name, value]) => [
    name,
    value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') },
  ]);
  return JSON.stringify(Object.fromEntries(plain));
}

function readItem(json: string): Attributes {
  const plain = JSON.parse(json) as Record<string, { B?: string }>;
  return Object.fromEntries(
    Object.entries(plain).map(([name, value]) => [
      name,
      value.B === undefined ? value : { B: Buffer.from(value.B, 'base64') },
    ]),
  ) as Attributes;
}

/** What DynamoDB bills of an item: the bytes of its names and values (of a number, half of its digits and one). */
function sizeOf(item: Attributes): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value),
    0,
  );
}

function bytesOf({ S, N, B, SS, L }: Attributes[string]): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.replace(/\D/g, '').length / 2) + 1;
  if (B !== undefined) return B.length;
  if (SS !== undefined) return SS.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return 3 + (L ?? []).reduce((sum, one) => sum + 1 + bytesOf(one), 0);
}
