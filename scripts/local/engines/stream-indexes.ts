import { DatabaseSync } from 'node:sqlite';

/**
 * dynoxide looks for the next sequence number of a stream, and for the place to read from, without an index: every write would cost
 * as much as there are records (seeding took 333 s instead of 29). These two indexes serve its very queries.
 */
const indexes = [
  `CREATE INDEX IF NOT EXISTS stream_records_next
     ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`,
  `CREATE INDEX IF NOT EXISTS stream_records_place
     ON _stream_records (table_name, shard_id, sequence_number)`,
];

/** Can be done while the engine runs on the file; it uses them from its next statement on. */
export function indexStreamRecords(file: string): void {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  try {
    for (const index of indexes) database.exec(index);
  } finally {
    database.close();
  }
}
