import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../seams/clock.ts';
import type { TableModel } from '../seams/storage-model.ts';
import { inTransaction } from './in-transaction.ts';
import { type ExpirySweeper, oldestExpirySeconds } from './table-engine.ts';

/** Rows looked at in one go, so that the thread is free again after a few milliseconds. */
const sliceRows = 1000;

/** As DynamoDB Streams marks what TTL removed. */
const ttlIdentity = '{"type":"Service","principalId":"dynamodb.amazonaws.com"}';

/**
 * Stands for DynamoDB's own TTL, which the engine would run by the machine's clock. It works on the engine's file: item, index rows and
 * stream record go in one transaction, as nothing in the API lets a deletion carry the identity of TTL.
 */
export function openFileSweeper(file: string, tables: readonly TableModel[], clock: Clock): ExpirySweeper {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  let running: Promise<number> = Promise.resolve(0);
  let stopped = false;

  async function sweepAll(): Promise<number> {
    let deleted = 0;
    for (const table of tables) {
      if (table.ttlAttribute === undefined) continue;
      for (let from = 0, to = lastRow(database, table.name); from < to && !stopped; from += sliceRows) {
        deleted += sweepSlice(database, table, { from, now: Math.floor(clock.now().getTime() / 1000) });
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    return deleted;
  }

  return {
    sweep: () => {
      running = running.then(sweepAll, sweepAll);
      return running;
    },
    stop: async () => {
      stopped = true;
      await running;
      database.close();
    },
  };
}

interface Expired {
  readonly pk: string;
  readonly sk: string;
  readonly item: string;
}

function sweepSlice(
  database: DatabaseSync,
  table: TableModel,
  { from, now }: { from: number; now: number },
): number {
  const ttl = `CAST(json_extract(item_json, '$.' || ? || '.N') AS INTEGER)`;
  const expired = database
    .prepare(
      `SELECT pk, sk, item_json AS item FROM ${quoted(table.name)}
       WHERE rowid > ? AND rowid <= ? AND ${ttl} <= ? AND ${ttl} > ?`,
    )
    .all(
      from,
      from + sliceRows,
      attribute(table),
      now,
      attribute(table),
      now - oldestExpirySeconds,
    ) as unknown as Expired[];
  if (expired.length === 0) return 0;
  return inTransaction(database, () => {
    for (const row of expired) remove(database, table, row);
    return expired.length;
  });
}

function remove(database: DatabaseSync, table: TableModel, { pk, sk, item }: Expired): void {
  const { changes } = database
    .prepare(`DELETE FROM ${quoted(table.name)} WHERE pk = ? AND sk = ? AND item_json = ?`)
    .run(pk, sk, item);
  if (changes === 0) return;
  for (const { name } of table.indexes) {
    database
      .prepare(`DELETE FROM ${quoted(`${table.name}::gsi::${name}`)} WHERE table_pk = ? AND table_sk = ?`)
      .run(pk, sk);
  }
  if (table.stream) record(database, table, item);
}

function record(database: DatabaseSync, table: TableModel, item: string): void {
  const image = JSON.parse(item) as Record<string, unknown>;
  const keys = [table.partitionKey, table.sortKey].flatMap((key) =>
    key ? [[key.name, image[key.name]]] : [],
  );
  const old = table.stream?.view === 'NEW_AND_OLD_IMAGES' || table.stream?.view === 'OLD_IMAGE';
  database
    .prepare(
      `INSERT INTO _stream_records
         (table_name, event_name, keys_json, new_image, old_image, sequence_number, shard_id, created_at, user_identity)
       SELECT ?, 'REMOVE', ?, NULL, ?, CAST(COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 AS TEXT), ?, unixepoch(), ?
       FROM _stream_records WHERE table_name = ?`,
    )
    .run(
      table.name,
      JSON.stringify(Object.fromEntries(keys)),
      old ? item : null,
      `shardId-00000001-${table.name}`,
      ttlIdentity,
      table.name,
    );
}

function lastRow(database: DatabaseSync, table: string): number {
  const row = database.prepare(`SELECT COALESCE(MAX(rowid), 0) AS last FROM ${quoted(table)}`).get();
  return Number(row?.['last'] ?? 0);
}

function attribute(table: TableModel): string {
  return `"${table.ttlAttribute ?? ''}"`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
