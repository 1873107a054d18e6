import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDesk } from '../../functions/shared/table/desk-store.ts';
import { type System, startSystem } from '../../scripts/local/system.ts';
import { demoAccount } from '../../scripts/seed/demo-accounts.ts';
import { localTarget, seed } from '../../scripts/seed/seed.ts';
import { writeBatches } from '../../scripts/seed/write-batches.ts';
import { type Client, clientOf } from './http-client.ts';

export interface RunningSystem {
  system: System;
  /** The citizens' site and API. */
  citizen: Client;
  /** The staff API as one account sees it. */
  as: (sub: string) => Client;
  stop: () => Promise<void>;
}

/**
 * The whole system on free ports, with a data folder of its own, seeded with the regions below `only`
 * (code prefixes; two counties of Zhengzhou by default).
 */
export async function aRunningSystem({
  at = '2026-01-17T10:00:00+08:00',
  only = ['410105', '410102'],
  unmanned = false,
} = {}): Promise<RunningSystem> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'baobei-test-'));
  const system = await startSystem({
    dataFolder,
    fresh: true,
    at: new Date(at),
    ports: { citizen: 0, officer: 0, desk: 0, issuer: 0, control: 0 },
    findAccount: demoAccount,
  });
  await seed(system, { only });
  if (unmanned)
    await writeBatches(
      localTarget(system).table,
      [writeDesk({ place: '410105001007', version: 0, officers: [] })],
      () => undefined,
    );
  return {
    system,
    citizen: clientOf(system.citizenUrl),
    // Signs in again for each call: tests move the clock past the life of a token.
    as: (sub) => async (call) => {
      const token = await system.issueToken(sub);
      return clientOf(system.officerUrl, { Authorization: `Bearer ${token}` })(call);
    },
    stop: async () => {
      await system.stop();

      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
