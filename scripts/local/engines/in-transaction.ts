import type { DatabaseSync } from 'node:sqlite';

/** All that a task writes into an engine's file, or nothing; nobody else writes meanwhile. */
export function inTransaction<Result>(database: DatabaseSync, task: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = task();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
