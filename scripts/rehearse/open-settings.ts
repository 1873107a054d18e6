import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { findRiskAreas } from '../../functions/shared/table/risk-area-store.ts';
import { findRules } from '../../functions/shared/table/rule-store.ts';
import { readOrigins } from '../seed/read-regions.ts';
import type { VillageSettings } from './village.ts';

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
