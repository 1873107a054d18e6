import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type LockMode = 'GOVERNANCE' | 'COMPLIANCE';

export interface Retention {
  readonly mode: LockMode;
  readonly until: Date;
}

/** What holds an object: retention until an instant of the settable clock, or a legal hold without end. */
export interface ObjectLock {
  readonly retention?: Retention;
  readonly legalHold: boolean;
}

export interface Locks {
  now(): Date;
  find(bucket: string, key: string): ObjectLock;
  put(bucket: string, key: string, lock: ObjectLock): void;
  close(): void;
}

interface Row {
  readonly mode: LockMode | null;
  readonly until: number | null;
  readonly hold: number;
}

/** Kept beside the objects, as the engine knows no locks. */
export function openLocks(dataFolder: string, now: () => Date): Locks {
  const store = new DatabaseSync(join(dataFolder, 'locks.db'), { timeout: 10_000 });
  store.exec(`CREATE TABLE IF NOT EXISTS locks (
    bucket TEXT NOT NULL, key TEXT NOT NULL, mode TEXT, until INTEGER, hold INTEGER NOT NULL, PRIMARY KEY (bucket, key)
  ) WITHOUT ROWID`);
  const select = store.prepare('SELECT mode, until, hold FROM locks WHERE bucket = ? AND key = ?');
  const replace = store.prepare(
    'INSERT OR REPLACE INTO locks (bucket, key, mode, until, hold) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    now,
    find: (bucket, key) => {
      const row = select.get(bucket, key) as Row | undefined;
      if (!row) return { legalHold: false };
      const { mode, until, hold } = row;
      const retention =
        mode === null || until === null ? {} : { retention: { mode, until: new Date(until) } };
      return { ...retention, legalHold: hold === 1 };
    },
    put: (bucket, key, { retention, legalHold }) => {
      replace.run(
        bucket,
        key,
        retention?.mode ?? null,
        retention?.until.getTime() ?? null,
        legalHold ? 1 : 0,
      );
    },
    close: () => store.close(),
  };
}

/** Whether the object may not be deleted or overwritten now. Governance yields to who may bypass it and says so. */
export function isHeld(lock: ObjectLock, now: Date, bypassesGovernance: boolean): boolean {
  if (lock.legalHold) return true;
  if (!lock.retention || lock.retention.until <= now) return false;
  return !(lock.retention.mode === 'GOVERNANCE' && bypassesGovernance);
}

/** Retention may be lengthened by anybody who may set it; shortened only under governance, by who bypasses it. */
export function mayReplaceRetention(
  lock: ObjectLock,
  wanted: Retention,
  by: { readonly now: Date; readonly bypassesGovernance: boolean },
): boolean {
  const { retention } = lock;
  if (!retention || retention.until <= by.now) return true;
  const weaker =
    wanted.until < retention.until || (retention.mode === 'COMPLIANCE' && wanted.mode === 'GOVERNANCE');
  return !weaker || (retention.mode === 'GOVERNANCE' && by.bypassesGovernance);
}
