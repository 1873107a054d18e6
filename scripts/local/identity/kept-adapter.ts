import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Adapter, AdapterPayload } from 'oidc-provider';

const schema = `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS issued (kind TEXT, id TEXT, uid TEXT, grantId TEXT, expiresAt INTEGER, payload TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS issued_uid ON issued (kind, uid);
CREATE INDEX IF NOT EXISTS issued_grant ON issued (grantId);`;

/** Sessions, grants, codes and refresh tokens in the data folder, so that a sign-in outlives the runner. Expiry is by the settable clock. */
export function keptAdapter(dataFolder: string): (kind: string) => Adapter {
  const database = new DatabaseSync(join(dataFolder, 'issuer.sqlite'));
  database.exec(schema);
  const now = (): number => Math.floor(Date.now() / 1_000);
  database.prepare('DELETE FROM issued WHERE expiresAt < ?').run(now() - 86_400);
  const upsert = database.prepare(
    'INSERT OR REPLACE INTO issued (kind, id, uid, grantId, expiresAt, payload) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const byId = database.prepare(
    'SELECT payload FROM issued WHERE kind = ? AND id = ? AND (expiresAt IS NULL OR expiresAt > ?)',
  );
  const byUid = database.prepare(
    'SELECT payload FROM issued WHERE kind = ? AND uid = ? AND (expiresAt IS NULL OR expiresAt > ?)',
  );
  const consume = database.prepare(
    `UPDATE issued SET payload = json_set(payload, '$.consumed', ?) WHERE kind = ? AND id = ?`,
  );
  const destroy = database.prepare('DELETE FROM issued WHERE kind = ? AND id = ?');
  const revoke = database.prepare('DELETE FROM issued WHERE grantId = ?');
  const payloadOf = (row: Record<string, unknown> | undefined): Promise<AdapterPayload | undefined> =>
    Promise.resolve(
      typeof row?.['payload'] === 'string' ? (JSON.parse(row['payload']) as AdapterPayload) : undefined,
    );

  return (kind) => ({
    upsert: (id, payload, expiresIn) => {
      const expiresAt = expiresIn === undefined ? null : now() + expiresIn;
      upsert.run(kind, id, payload.uid ?? null, payload.grantId ?? null, expiresAt, JSON.stringify(payload));
      return Promise.resolve();
    },
    find: (id) => payloadOf(byId.get(kind, id, now())),
    findByUid: (uid) => payloadOf(byUid.get(kind, uid, now())),
    findByUserCode: () => Promise.resolve(undefined),
    consume: (id) => {
      consume.run(now(), kind, id);
      return Promise.resolve();
    },
    destroy: (id) => {
      destroy.run(kind, id);
      return Promise.resolve();
    },
    revokeByGrantId: (grantId) => {
      revoke.run(grantId);
      return Promise.resolve();
    },
  });
}
