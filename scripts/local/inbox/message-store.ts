import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { InboxMessage } from '../seams/inbox.ts';

export interface MessageFilter {
  readonly to?: string | undefined;
  readonly kind?: string | undefined;
  readonly limit?: number | undefined;
}

/** The messages that the webhook took, kept in the data folder. */
export interface MessageStore {
  /** False when the idempotency key came before: a gateway sends such a message once. */
  add(key: string, message: InboxMessage): boolean;
  /** Newest first. */
  list(filter?: MessageFilter): readonly InboxMessage[];
  clear(): void;
  close(): void;
}

/** A killed process loses nothing; a lost power may cost the last messages, which a demonstration can bear. */
const schema = `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS messages (number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, id TEXT NOT NULL,
  recipient TEXT NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, receivedAt TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS messages_by_recipient ON messages (recipient)`;

export function openMessageStore(dataFolder: string): MessageStore {
  mkdirSync(dataFolder, { recursive: true });
  const database = new DatabaseSync(join(dataFolder, 'inbox.sqlite'));
  database.exec(schema);
  const insert = database.prepare(
    'INSERT OR IGNORE INTO messages (key, id, recipient, text, kind, receivedAt) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const select = database.prepare(
    `SELECT * FROM messages WHERE recipient = COALESCE(?, recipient) AND kind = COALESCE(?, kind) ORDER BY number DESC LIMIT COALESCE(?, -1)`,
  );
  return {
    add: (key, { id, to, text, kind, receivedAt }) =>
      insert.run(key, id, to, text, kind, receivedAt).changes === 1,
    list: ({ to, kind, limit } = {}) =>
      select.all(to ?? null, kind ?? null, limit ?? null).map((row) => ({
        id: String(row['id']),
        to: String(row['recipient']),
        text: String(row['text']),
        kind: String(row['kind']),
        receivedAt: String(row['receivedAt']),
      })),
    clear: () => database.exec('DELETE FROM messages'),
    close: () => database.close(),
  };
}
