import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { openKeyRing } from '../functions/shared/privacy/key-ring.ts';
import { openWrappedKeys } from '../functions/shared/table/wrapped-key-store.ts';
import { correctFigures } from '../functions/statistics/correct-figures.ts';
import { openCorrections } from '../functions/statistics/figures-correction-adapter.ts';
import { judgeTable } from './recount/judge-table.ts';
import { reportOf } from './recount/report.ts';
import { openTarget } from './seed/seed.ts';

// `npm run recount -- --region 4101` recounts the declarations of the running local system and compares the figures of the region, and
// of all below it, with what it finds; it ends with 1 when they differ. `--repair` adds the differences to the figures, on record in the
// audit chain of `--as` (an operator by default).
const control = process.env['BAOBEI_CONTROL'] ?? 'http://127.0.0.1:8430';
const retentionDays = 30;
const clock = z.object({ now: z.string() });
const stores = z.object({
  dynamodb: z.object({ endpoint: z.string(), region: z.string() }),
  dataFolder: z.string(),
  tables: z.record(z.string(), z.string()),
  key: z.object({ arn: z.string(), keyId: z.string() }),
});

async function ask(method: string, path: string): Promise<unknown> {
  const response = await fetch(control + path, { method }).catch(() => undefined);
  if (response === undefined) throw new Error(`Nothing answers at ${control}: run "npm start" first.`);
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** The tables of the running system, and the keys that open what is sealed in them. */
async function openStores() {
  const found = stores.parse(await ask('GET', '/stores'));
  const { table, keyTable, dataKeys } = openTarget({
    ...found,
    tableName: (id) => found.tables[id] ?? '',
    fieldKey: found.key,
  });
  return { ...table, ring: openKeyRing(dataKeys, openWrappedKeys(keyTable)), retentionDays };
}

const { values } = parseArgs({
  options: {
    region: { type: 'string', default: '41' },
    repair: { type: 'boolean', default: false },
    as: { type: 'string', default: 'operator' },
  },
});
const { region } = values;
try {
  if (!/^41(\d{2}|\d{4}|\d{7})?$/.test(region))
    throw new Error('Say a region of 2, 4, 6 or 9 digits: communities are judged with their township.');
  const sources = await openStores();
  // What is written is counted by now.
  const now = new Date(clock.parse(await ask('POST', '/idle')).now);
  const judged = await judgeTable(sources, { region, now });
  for (const line of reportOf(judged)) console.log(line);
  if (judged.drifts.length > 0) process.exitCode = 1;
  if (values.repair && judged.drifts.length > 0) {
    const operator = { sub: values.as, region, at: now.toISOString() };
    const corrected = await correctFigures(openCorrections(sources), judged.drifts, operator);
    console.log(`${corrected} counts corrected, on record as ${values.as}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
