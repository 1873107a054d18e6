import { parseArgs } from 'node:util';
import { correctFigures } from '../functions/statistics/correct-figures.ts';
import { openCorrections } from '../functions/statistics/figures-correction-adapter.ts';
import { judgeTable } from './recount/judge-table.ts';
import { reportOf } from './recount/report.ts';
import { findRunning } from './seed/find-running.ts';

// `npm run recount -- --region 4101` recounts the declarations of the running local system and compares the figures of the region, and
// of all below it, with what it finds; it ends with 1 when they differ. `--repair` adds the differences to the figures, on record in the
// audit chain of `--as` (an operator by default).
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
  const running = findRunning();
  const { sources } = await running.stores();
  // What is written is counted by now.
  const now = await running.idle();
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
