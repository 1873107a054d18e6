import { join, resolve } from 'node:path';
import { demoAccount, demoClients, suggestedAccounts } from '../seed/demo-accounts.ts';
import { readAssembly } from './assembly/read-assembly.ts';
import { banner } from './banner.ts';
import { buildIfChanged } from './build-if-changed.ts';
import { inertLines } from './print-inert.ts';
import { seedOnce } from './seed-once.ts';
import type { StartOptions } from './start-options.ts';
import { type System, startSystem } from './system.ts';

const root = resolve(import.meta.dirname, '../..');
const ports = { citizen: 8410, officer: 8411, desk: 8412, issuer: 8420, control: 8430, door: 8440 };
const log = (line: string): void => console.log(line);

/**
 * `npm start`: builds what changed, starts the system, seeds it the first time, and says where everything is. `onStarted` hears of the
 * system before it is seeded: seeding may be interrupted.
 */
export async function run(options: StartOptions, onStarted: (system: System) => void): Promise<void> {
  await buildIfChanged(root, log);
  if (options.inert) {
    const anyParameters = {
      OidcIssuer: 'http://localhost',
      SmsWebhookUrl: 'http://localhost',
      PublicSiteUrl: 'http://localhost',
      StaffSiteUrl: 'http://localhost',
      DeskSiteUrl: 'http://localhost',
    };
    inertLines(readAssembly(join(root, 'cdk.out'), { parameters: anyParameters }).inert).forEach(log);
    return;
  }
  const system = await startSystem({
    dataFolder: join(root, '.local'),
    fresh: options.fresh,
    ...(options.at ? { at: options.at } : {}),
    engine: options.engine,
    ports,
    log,
    findAccount: demoAccount,
    suggestedAccounts,
    services: demoClients(),
  });
  onStarted(system);
  await seedOnce(system);
  log(banner(system, suggestedAccounts, performance.now() / 1000));
}
