import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { SeasonKeys } from '../../functions/shared/privacy/key-ring.ts';
import { writeCityMapping } from '../../functions/shared/table/city-mapping-store.ts';
import { writeDesk } from '../../functions/shared/table/desk-store.ts';
import { writeEquipment } from '../../functions/shared/table/equipment-store.ts';
import { cityOf } from '../../functions/shared/table/keys.ts';
import { writeOpenCommunities } from '../../functions/shared/table/open-communities-store.ts';
import { writeRegion } from '../../functions/shared/table/region-store.ts';
import { writeRiskArea } from '../../functions/shared/table/risk-area-store.ts';
import { writeRule } from '../../functions/shared/table/rule-store.ts';
import { writeStaff } from '../../functions/shared/table/staff-store.ts';
import { writeFullyManned } from '../../functions/shared/table/unmanned-store.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';
import { cityMappingRequest } from '../../schemas/city-mapping.ts';
import { controlRule } from '../../schemas/control-rule.ts';
import { riskArea } from '../../schemas/risk-area.ts';
import { demoCityClient, demoDeputy, demoPlatform, demoRegion, demoStaff } from './demo-accounts.ts';
import { demoEquipment } from './demo-equipment.ts';
import { readRegions } from './read-regions.ts';

const rulesFile = new URL('control-rules.json', import.meta.url);

/** The seeded example rules (requirements C8), checked as any published rule is. */
export const exampleRules = z.array(controlRule).parse(JSON.parse(readFileSync(rulesFile, 'utf8')));

const areasFile = new URL('risk-areas.json', import.meta.url);

/** The seeded example list of risk areas (requirements D6). */
export const exampleRiskAreas = z.array(riskArea).parse(JSON.parse(readFileSync(areasFile, 'utf8')));

const mappingFile = new URL('city-mappings/4101.json', import.meta.url);

/** How the files of Zhengzhou’s own system are read, as an example (requirements J1): the province has not connected it. */
export const exampleMapping = {
  ...cityMappingRequest.parse(JSON.parse(readFileSync(mappingFile, 'utf8'))),
  ...{ city: '4101', version: 1, at: '2022-12-01T00:00:00.000Z' },
  by: { sub: 'city-4101', place: '4101' },
};

/**
 * Every item that a new province starts with: the rules, the risk areas, the 55,164 regions, for each an account and its desk, and
 * for each city what is asked of every declaration. `only` keeps to regions on the way to, or below, the given code prefixes.
 */
export function* seedItems(
  keys: Pick<SeasonKeys, 'staff'>,
  only: readonly string[] = [''],
): Generator<Attributes> {
  for (const rule of exampleRules) yield writeRule(rule);
  for (const area of exampleRiskAreas) yield writeRiskArea(area);
  yield* writeCityMapping(exampleMapping);
  yield writeStaff(keys, demoDeputy);
  yield writeStaff(keys, demoPlatform);
  const cities = new Map<string, Map<string, string>>();
  let ordinal = 0;
  for (const line of readRegions()) {
    ordinal += 1;
    if (!only.some((prefix) => line.code.startsWith(prefix) || prefix.startsWith(line.code))) continue;
    const staff = demoStaff(line, ordinal);
    const region = demoRegion(line, ordinal);
    yield writeRegion(region);
    yield writeStaff(keys, staff);
    yield writeDesk(keys, { place: line.code, members: [staff] });
    const equipment = demoEquipment(line.code, ordinal);
    if (equipment !== undefined) yield* writeEquipment(equipment);
    if (staff.role === 'city') yield writeStaff(keys, demoCityClient(line));
    if (staff.role !== 'officer') continue;
    const city = cityOf(line.code);
    const communities = cities.get(city) ?? new Map<string, string>();
    cities.set(city, communities.set(line.code, region.validFrom));
  }
  for (const [city, communities] of cities) {
    yield writeOpenCommunities(city, communities);
    yield writeFullyManned(city);
  }
}
