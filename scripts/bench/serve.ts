import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem } from '../local/system.ts';
import { demoAccount } from '../seed/demo-accounts.ts';
import { seed } from '../seed/seed.ts';

// The system under load, in a process of its own: `node scripts/bench/serve.ts <instant> [code prefix …]`.
// Says where it is as one line of JSON, and ends when its standard input does.
const [at = '', ...only] = process.argv.slice(2);
const dataFolder = mkdtempSync(join(tmpdir(), 'baobei-bench-'));
const system = await startSystem({
  dataFolder,
  fresh: true,
  at: new Date(at),
  // A morning's reminders to 52,378 communities would be measured with whatever else is.
  parameters: { ReportSeason: process.env['REPORT_SEASON'] ?? 'off' },
  findAccount: demoAccount,
});
await seed(system, only.length === 0 ? {} : { only });
await system.idle();

const { citizenUrl, officerUrl, deskUrl, controlUrl } = system;
console.log(JSON.stringify({ citizenUrl, officerUrl, deskUrl, controlUrl }));

process.stdin.resume().on('end', () => {
  void system.stop().then(() => {
    rmSync(dataFolder, { recursive: true, force: true });
    process.exit(0);
  });
});
