import { availableParallelism } from 'node:os';
import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { addDays, startOfDay } from '../../schemas/shanghai-day.ts';
import { type EngineFile, openEngineFile } from '../seed/engine-file.ts';
import type { Running } from '../seed/find-running.ts';
import type { CountyTask } from './batch-counties.ts';
import { type Batch, importBatch } from './import-batch.ts';
import type { RehearsalOptions } from './options.ts';
import { countiesOf, shareOut } from './places.ts';
import { playCounty } from './play-county.ts';
import { partCounties, playInWorkers } from './play-in-workers.ts';
import type { Made } from './prepare-party.ts';
import type { Village, VillageSettings } from './village.ts';

/** Declarations of so many days before the day itself, so that people are under control on it. */
const daysBefore = 14;
/** One thread writes; more than so many others are ahead of it. */
const mostWorkers = 4;
const hourMs = 3_600_000;
/** Each step of the clock waits for all that falls due on the way. */
const stepMs = 600_000;

export const standsAt = (day: string): Date => new Date(startOfDay(day).getTime() + 10 * hourMs);

type Scope = Pick<RehearsalOptions, 'day' | 'region' | 'declarations' | 'seed'>;

export interface ImportStage {
  running: Running;
  sources: Pick<DeclarationSources, 'name'>;
  options: Scope;
}

/** Parties whose whole life lies in the morning of the day, to be done again through the API. */
export async function playMorning(
  options: Scope & Pick<RehearsalOptions, 'throughApi'>,
  settings: VillageSettings,
): Promise<Village[]> {
  const { day, seed, region, declarations, throughApi } = options;
  const counties = countiesOf(region);
  const until = standsAt(day);
  const from = new Date(until.getTime() - 3 * hourMs);
  const villages: Village[] = [];
  for (const [index, county] of counties.entries()) {
    const wanted =
      Math.floor(((index + 1) * throughApi) / counties.length) -
      Math.floor((index * throughApi) / counties.length);
    if (wanted === 0) continue;
    const scene = { county, from, until, everyMs: stepMs };
    // After the people of the import; a party of six at most.
    const first = declarations + villages.length * 8;
    let left = wanted;
    for await (const village of playCounty({ settings, scene, seed: seed + 1, total: wanted * 8, first })) {
      villages.push(village);
      left -= 1;
      if (left === 0) break;
    }
  }
  return villages;
}

/** Plays and writes the lives of all counties; tells `told` what was written. */
export async function importLives(
  { running, sources, options }: ImportStage,
  told: (made: readonly Made[]) => void,
): Promise<void> {
  const { dataFolder } = await running.stores();
  const until = standsAt(options.day);
  const parts = partCounties(countyTasks(options), Math.min(availableParallelism(), mostWorkers));
  const file = openEngineFile(dataFolder, sources.name);
  try {
    // Before all else: one that is interrupted is recounted as well.
    file.indexScans();
    for await (const batch of playInWorkers(running.control, parts))
      told(await write({ file, running, until }, batch));
  } finally {
    file.close();
  }
}

/** What is played in each county. */
export function countyTasks({ day, region, declarations, seed }: Scope): CountyTask[] {
  const counties = countiesOf(region);
  const shares = shareOut(declarations, counties);
  const until = standsAt(day);
  const from = startOfDay(addDays(day, -daysBefore));
  let first = 0;
  return counties.map((county, index) => {
    const total = shares[index] ?? 0;
    first += total;
    return { scene: { county, from, until }, seed, total, first: first - total };
  });
}

async function write(
  { file, running, until }: { file: EngineFile; running: Running; until: Date },
  batch: Batch,
): Promise<Made[]> {
  for (;;) {
    const imported = importBatch(file, batch, until);
    if (imported.kind === 'written') return imported.made;
    await running.idle();
  }
}
