import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { findRiskAreas } from '../../functions/shared/table/risk-area-store.ts';
import { findRules } from '../../functions/shared/table/rule-store.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { addDays, startOfDay } from '../../schemas/shanghai-day.ts';
import { type EngineFile, openEngineFile } from '../seed/engine-file.ts';
import type { Running } from '../seed/find-running.ts';
import { readOrigins } from '../seed/read-regions.ts';
import { importBatch, prepareParty } from './import-batch.ts';
import type { RehearsalOptions } from './options.ts';
import { countiesOf, shareOut } from './places.ts';
import { playCounty } from './play-county.ts';
import type { Village, VillageSettings } from './village.ts';

/** Declarations of so many days before the day itself, so that people are under control on it. */
const daysBefore = 14;
/** Parties that are written together: the engine waits for so long, and so much is in memory. */
const batchSize = 1_500;
const hourMs = 3_600_000;
/** Each step of the clock waits for all that falls due on the way. */
const stepMs = 600_000;

export const standsAt = (day: string): Date => new Date(startOfDay(day).getTime() + 10 * hourMs);

interface Stage {
  running: Running;
  sources: DeclarationSources;
  options: RehearsalOptions;
  settings: VillageSettings;
}

/** What lives are played with in a running system: its keys, its rules, its list of risk areas. */
export async function openSettings(sources: DeclarationSources): Promise<VillageSettings> {
  const cities = Array.from(readOrigins(), ({ code }) => code).filter(({ length }) => length === 4);
  const [{ ids }, rules, riskAreas] = await Promise.all([
    sources.ring.season(),
    findRules(sources),
    findRiskAreas(sources, cities),
  ]);
  return { ids, rules, riskAreas, retentionDays: sources.retentionDays };
}

/** Parties whose whole life lies in the morning of the day, to be done again through the API. */
export async function playMorning({ options, settings }: Stage): Promise<Village[]> {
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

/** Plays and writes the lives of all counties, county by county; tells `made` what was written. */
export async function importLives(
  stage: Stage,
  made: (declarations: readonly Declaration[]) => void,
): Promise<void> {
  const { options, settings, sources, running } = stage;
  const { dataFolder } = await running.stores();
  const counties = countiesOf(options.region);
  const shares = shareOut(options.declarations, counties);
  const until = standsAt(options.day);
  const from = startOfDay(addDays(options.day, -daysBefore));
  const file = openEngineFile(dataFolder, sources.name);
  try {
    let first = 0;
    for (const [index, county] of counties.entries()) {
      const total = shares[index] ?? 0;
      const played = playCounty({
        settings,
        scene: { county, from, until },
        seed: options.seed,
        total,
        first,
      });
      for await (const villages of inBatches(played)) {
        const parties = await Promise.all(
          villages.map((village) =>
            prepareParty(sources, { kept: village.kept(), beside: village.beside() }),
          ),
        );
        made(await write({ file, running, until }, parties));
      }
      first += total;
    }
    file.indexScans();
  } finally {
    file.close();
  }
}

async function write(
  { file, running, until }: { file: EngineFile; running: Running; until: Date },
  parties: Awaited<ReturnType<typeof prepareParty>>[],
): Promise<Declaration[]> {
  for (;;) {
    const imported = importBatch(file, parties, until);
    if (imported.kind === 'written') return imported.declarations;
    await running.idle();
  }
}

async function* inBatches(villages: AsyncIterable<Village>): AsyncGenerator<Village[]> {
  let batch: Village[] = [];
  for await (const village of villages) {
    batch.push(village);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
