import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { partitionKey, sortKey } from '../../functions/shared/table/shape.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';
import { inTransaction } from '../local/engines/in-transaction.ts';
import { type EngineRow, engineRowOf, indexes, readItem, told } from './engine-row.ts';

/** The table as it lies in the local engine's file, beside the running engine, which sees what is written here at its next look. */
export interface EngineFile {
  get(key: Readonly<Attributes>): Attributes | undefined;
  has(row: Pick<EngineRow, 'pk' | 'sk'>): boolean;
  /** Puts an item whole. One that stands in an index may not be there already. */
  put(item: Attributes): void;
  /** The same for an item that was made a row of before. */
  putRow(row: EngineRow): void;
  /** All that a task writes, or nothing; nobody else writes meanwhile. */
  transaction<Result>(task: () => Result): Result;
  /** Lets the engine scan the table without sorting all of it for each page: a recount of many declarations never ended. */
  indexScans(): void;
  close(): void;
}

/** Whether the tables of a data folder lie in such a file: not with the engine that judges this one. */
export const hasEngineFile = (dataFolder: string): boolean => existsSync(fileOf(dataFolder));
const fileOf = (dataFolder: string): string => join(dataFolder, 'tables.db');

/**
 * The ids of declarations lie anywhere in the file: with the two megabytes that SQLite keeps by itself, each part of it is read and
 * written many times over. The disk is synced when the log is copied into the file; until then a failure of power takes back the
 * last transactions, each whole.
 */
const settings =
  'PRAGMA cache_size = -200000; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 16384;';

/**
 * Opens the file of the local table engine (dynoxide). What is put this way leaves no record in the stream, so that nothing is
 * woken by it: a stream of a hundred thousand changes would be distributed and counted one by one.
 * @throws Error in words when the system runs on another engine.
 */
export function openEngineFile(dataFolder: string, table: string): EngineFile {
  const file = fileOf(dataFolder);
  if (!existsSync(file)) throw new Error(`${file} does not exist: this needs the engine dynoxide.`);
  const database = new DatabaseSync(file, { timeout: 30_000 });
  database.exec(settings);
  const found = database.prepare(`SELECT item_json AS item FROM "${table}" WHERE pk = ? AND sk = ?`);
  const standing = database.prepare(`SELECT 1 FROM "${table}" WHERE pk = ? AND sk = ?`);
  const put = database.prepare(
    `INSERT OR REPLACE INTO "${table}" (pk, sk, item_json, item_size, hash_prefix) VALUES (?, ?, ?, ?, ?)`,
  );
  const putIn = new Map(
    indexes.map(({ name }) => [
      name,
      database.prepare(
        `INSERT OR REPLACE INTO "${table}::gsi::${name}" (gsi_pk, gsi_sk, table_pk, table_sk, item_json) VALUES (?, ?, ?, ?, ?)`,
      ),
    ]),
  );
  const putRow = ({ pk, sk, item, size, prefix, indexed }: EngineRow): void => {
    put.run(pk, sk, item, size, prefix);
    for (const row of indexed) putIn.get(row.index)?.run(row.pk, row.sk, pk, sk, row.item);
  };
  return {
    get: (key) => {
      const row = found.get(told(key, partitionKey), told(key, sortKey)) as { item: string } | undefined;
      return row && readItem(row.item);
    },
    has: ({ pk, sk }) => standing.get(pk, sk) !== undefined,
    put: (item) => {
      putRow(engineRowOf(item));
    },
    putRow,
    transaction: (task) => inTransaction(database, task),
    indexScans: () =>
      database.exec(`CREATE INDEX IF NOT EXISTS "${table}::scan" ON "${table}" (hash_prefix, pk, sk)`),
    close: () => database.close(),
  };
}
