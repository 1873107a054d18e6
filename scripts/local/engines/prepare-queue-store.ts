import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Puts right what fauxqs keeps, before it opens it. Nobody holds a message any more that was in flight when the runner ended, so it is
 * given out again at once. And ChangeMessageVisibility(0) writes NULL as the receive count, which its own schema refuses, after it has
 * already taken the message out of memory: the column takes 0 for NULL instead.
 */
export function prepareQueueStore(dataFolder: string): void {
  const file = join(dataFolder, 'fauxqs.db');
  const isNew = !existsSync(file);
  const store = new DatabaseSync(file, { timeout: 10_000 });
  try {
    store.exec('PRAGMA journal_mode = WAL');
    if (isNew) store.exec(messages);
    store.exec('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL');
  } finally {
    store.close();
  }
}

/** The table as fauxqs 2.4 declares it, but for the conflict clause. */
const messages = `CREATE TABLE sqs_messages (
  message_id TEXT PRIMARY KEY,
  queue_name TEXT NOT NULL REFERENCES sqs_queues(name) ON DELETE CASCADE,
  body TEXT NOT NULL,
  md5_of_body TEXT NOT NULL,
  message_attributes TEXT NOT NULL,
  md5_of_message_attributes TEXT NOT NULL,
  sent_timestamp INTEGER NOT NULL,
  approximate_receive_count INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 0,
  approximate_first_receive_timestamp INTEGER,
  delay_until INTEGER,
  message_group_id TEXT,
  message_deduplication_id TEXT,
  sequence_number TEXT,
  receipt_handle TEXT,
  visibility_deadline INTEGER
)`;
