import * as z from 'zod/mini';
import { openKeyRing } from '../../functions/shared/privacy/key-ring.ts';
import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { openWrappedKeys } from '../../functions/shared/table/wrapped-key-store.ts';
import { openTarget } from './seed.ts';

const clock = z.object({ now: z.string() });
const stores = z.object({
  dynamodb: z.object({ endpoint: z.string(), region: z.string() }),
  dataFolder: z.string(),
  tables: z.record(z.string(), z.string()),
  key: z.object({ arn: z.string(), keyId: z.string() }),
});
const addresses = z.object({ citizen: z.string(), officer: z.string() });
const token = z.object({ token: z.string() });

/** The parameter's default: for how many days cases are kept. */
const retentionDays = 30;

/** The local system that runs in another process, for scripts. Each call says in a sentence when there is none. */
export interface Running {
  /** Address of its control endpoint. */
  control: string;
  /** The tables, and the keys that open what is sealed in them. */
  stores(): Promise<{ sources: DeclarationSources; dataFolder: string }>;
  /** Waits until what is written is distributed and counted; answers the system's time. */
  idle(): Promise<Date>;
  setClock(at: Date): Promise<void>;
  addresses(): Promise<{ citizen: string; officer: string }>;
  tokenOf(sub: string): Promise<string>;
}

/** By its control endpoint: that of `npm start`, or the one that `BAOBEI_CONTROL` names. */
export function findRunning(control = process.env['BAOBEI_CONTROL'] ?? 'http://127.0.0.1:8430'): Running {
  const ask = async (method: string, path: string, content?: unknown): Promise<unknown> => {
    const body = content === undefined ? {} : { body: JSON.stringify(content) };
    const response = await fetch(control + path, { method, ...body }).catch(() => undefined);
    if (response === undefined) throw new Error(`Nothing answers at ${control}: run "npm start" first.`);
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return {
    control,
    stores: async () => {
      const found = stores.parse(await ask('GET', '/stores'));
      const { table, keyTable, dataKeys } = openTarget({
        ...found,
        tableName: (id) => found.tables[id] ?? '',
        fieldKey: found.key,
      });
      const ring = openKeyRing(dataKeys, openWrappedKeys(keyTable));
      return { sources: { ...table, ring, retentionDays }, dataFolder: found.dataFolder };
    },
    idle: async () => new Date(clock.parse(await ask('POST', '/idle')).now),
    setClock: async (at) => {
      await ask('POST', '/clock', { at: at.toISOString() });
    },
    addresses: async () => addresses.parse(await ask('GET', '/addresses')),
    tokenOf: async (sub) => token.parse(await ask('POST', '/tokens', { sub })).token,
  };
}
