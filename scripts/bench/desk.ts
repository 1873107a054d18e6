import { importLives, standsAt } from '../rehearse/rehearse.ts';
import { findRunning } from '../seed/find-running.ts';
import { measureDesk } from './measure-desk.ts';
import { measureExport } from './measure-export.ts';
import { option, reporter } from './report.ts';
import { startUnderLoad } from './system-under-load.ts';

// `npm run bench:desk -- --declarations=1000000`: what officers and administrators wait for and read when the province is full. A synthetic
// province is imported; then each level asks for its figures, a list page and a worklist are read, and the meter says what they cost.
// At last the whole list is written into a file, and fetched.
const declarations = option('declarations', 100_000);
/** 41 is the whole province; a county takes seconds to seed. */
const region = String(option('region', 41));
const day = '2026-01-20';

const { say, figure, end } = reporter();
const system = await startUnderLoad(standsAt(day).toISOString(), region === '41' ? [] : [region]);
const running = findRunning(system.controlUrl);
const { sources } = await running.stores();
const options = { day, declarations, seed: 1, region };

/** Where most is open: the worst that somebody reads. */
const open = new Map<string, number>();
const startedAt = performance.now();
await importLives({ running, sources, options }, (made) => {
  for (const { place, dueAt } of made) if (dueAt !== undefined) open.set(place, (open.get(place) ?? 0) + 1);
});
figure('import_per_s', declarations / ((performance.now() - startedAt) / 1_000));
const [busiest = ''] = [...open].toSorted(([, one], [, other]) => other - one)[0] ?? [];
say(`${declarations} declarations below ${region}; the fullest worklist is that of ${busiest}`);

await measureDesk(system, { region, busiest, day }, figure);
await measureExport(system, { region, day }, figure);
figure('rss_mb', system.memoryMb());
await system.stop();
end();
