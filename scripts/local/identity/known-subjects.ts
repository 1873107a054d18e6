import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Under which user name a subject signed in: tokens name the subject, accounts are found by the user name. */
export interface KnownSubjects {
  remember(subject: string, username: string): void;
  usernameOf(subject: string): string | undefined;
}

export function knownSubjects(dataFolder: string): KnownSubjects {
  const database = new DatabaseSync(join(dataFolder, 'issuer-subjects.sqlite'));
  database.exec(
    'CREATE TABLE IF NOT EXISTS subjects (subject TEXT PRIMARY KEY, username TEXT NOT NULL) WITHOUT ROWID',
  );
  const insert = database.prepare('INSERT OR REPLACE INTO subjects (subject, username) VALUES (?, ?)');
  const select = database.prepare('SELECT username FROM subjects WHERE subject = ?');
  return {
    remember: (subject, username) => {
      insert.run(subject, username);
    },
    usernameOf: (subject) => {
      const row = select.get(subject);
      return row === undefined ? undefined : String(row['username']);
    },
  };
}
