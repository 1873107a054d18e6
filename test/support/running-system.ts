import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeyRing } from '../../functions/shared/privacy/key-ring.ts';
import { appointOfficers } from '../../functions/shared/table/appoint-officers.ts';
import { openWrappedKeys } from '../../functions/shared/table/wrapped-key-store.ts';
import type { ReportTimes } from '../../schemas/report-timetable.ts';
import { type System, startSystem } from '../../scripts/local/system.ts';
import { demoAccount, demoClients, demoStaff } from '../../scripts/seed/demo-accounts.ts';
import { localTarget, seed } from '../../scripts/seed/seed.ts';
import { type Client, clientOf } from './http-client.ts';

/** How people reach a running system. */
export interface Reach {
  /** The citizens' site and API. */
  citizen: Client;
  /** The staff API as one account sees it. */
  as: (sub: string) => Client;
}

export interface RunningSystem extends Reach {
  system: System;
  stop: () => Promise<void>;
}

export function reachOf(system: System): Reach {
  return {
    citizen: clientOf(system.citizenUrl),
    // Signs in again for each call: tests move the clock past the life of a token.
    as: (sub) => async (call) => {
      const token = await system.issueToken(sub);
      return clientOf(system.officerUrl, { Authorization: `Bearer ${token}` })(call);
    },
  };
}

/** All stay warm: with fewer than a flow goes through, most of its time goes into starting them again. */
const mostWorkers = 40;

/**
 * The whole system on free ports, with a data folder of its own, seeded with the regions below `only`
 * (code prefixes; two counties of Zhengzhou by default).
 */
export async function aRunningSystem({
  at = '2026-01-17T10:00:00+08:00',
  only = ['410105', '410102'],
  unmanned = false,
  /** The daily reports of the days that a test passes: its communities are reminded twice on each. */
  reports = false,
  /** When what is done about them; the template's times otherwise. */
  times = undefined as ReportTimes | undefined,
} = {}): Promise<RunningSystem> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'baobei-test-'));
  const system = await startSystem({
    dataFolder,
    fresh: true,
    at: new Date(at),
    ports: { citizen: 0, officer: 0, desk: 0, issuer: 0, control: 0 },
    parameters: {
      ReportSeason: reports ? 'on' : 'off',
      ...(times && { ReportTimes: JSON.stringify(times) }),
    },
    findAccount: demoAccount,
    services: demoClients(),
    mostWorkers,
  });
  await seed(system, { only });
  if (unmanned) await takeAway(system, '410105001007');
  return {
    system,
    ...reachOf(system),
    stop: async () => {
      await system.stop();

      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Nobody is on duty at a community any more. */
async function takeAway(system: System, place: string): Promise<void> {
  const { table, keyTable, dataKeys } = localTarget(system);
  const ring = openKeyRing(dataKeys, openWrappedKeys(keyTable));
  const leaving = { ...demoStaff({ code: place }, 0), active: false };
  await appointOfficers({ ...table, ring }, { place, members: [leaving] });
}
