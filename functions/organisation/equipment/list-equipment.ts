import type { EquipmentList, EquipmentRow, SeenPair } from '../../../schemas/equipment.ts';
import { isValidOn, type Region } from '../../../schemas/region.ts';
import type { StoredEquipment } from '../../shared/equipment/stored-equipment.ts';
import { notFound } from '../../shared/errors.ts';
import type { PairToJudge } from '../../shared/findings/separation-of.ts';

export interface ListNeeds {
  regions: { find(code: string): Promise<Region | undefined>; below(code: string): Promise<Region[]> };
  /** Of a county and below. */
  equipmentOf(region: string): Promise<readonly StoredEquipment[]>;
  pairsOf(region: string): Promise<ReadonlyMap<string, PairToJudge>>;
  seenAs(equipment: StoredEquipment, pair: PairToJudge): SeenPair['device'] | undefined;
  /** How many communities of a county have theirs, and how many there are. */
  countOf(county: string): Promise<{ communities: number; equipped: number }>;
}

const countyDigits = 6;

/**
 * What the communities of a region have, and which have nothing (requirements F1): one by one in a county and below, as numbers above it.
 * @throws RefusedError `not-found`
 */
export async function listEquipment(needs: ListNeeds, region: string, today: string): Promise<EquipmentList> {
  const own = await needs.regions.find(region);
  if (own === undefined) throw notFound();
  return region.length < countyDigits ? listNumbers(needs, own, today) : listRows(needs, own, today);
}

async function listRows(needs: ListNeeds, own: Region, today: string): Promise<EquipmentList> {
  const [below, held, pairs] = await Promise.all([
    communitiesOf(needs, own),
    needs.equipmentOf(own.code),
    needs.pairsOf(own.code),
  ]);
  const byCommunity = new Map(held.map((one) => [one.community, one]));
  const isHeld = (code: string): boolean => (byCommunity.get(code)?.state ?? 'returned') !== 'returned';
  const present = below.filter((one) => isValidOn(one, today));
  // What a community has that was merged into another is to be given back.
  const merged = below.filter((one) => !isValidOn(one, today) && isHeld(one.code));
  const rows = [...present, ...merged].map(({ code, name }): EquipmentRow => {
    const stored = byCommunity.get(code);
    const pair = pairs.get(code);
    const seen = stored && pair && tellSeen(needs, stored, pair);
    const equipment = stored && tellEquipment(stored, own.code === code);
    return { community: code, name, ...(equipment && { equipment }), ...(seen && { seen }) };
  });
  const equipped = present.filter(({ code }) => isHeld(code)).length;
  return { region: own.code, communities: present.length, equipped, rows };
}

/** The history only of one that is asked for by itself: that of a county would be megabytes. */
function tellEquipment(stored: StoredEquipment, isWhole: boolean): EquipmentRow['equipment'] {
  const { marks: _marks, ended: _ended, steps, ...kept } = stored;
  return { ...kept, steps: isWhole ? steps : steps.slice(-1) };
}

function tellSeen(
  { seenAs }: Pick<ListNeeds, 'seenAs'>,
  equipment: StoredEquipment,
  pair: PairToJudge,
): SeenPair | undefined {
  const device = seenAs(equipment, pair);
  if (device === undefined) return undefined;
  return { at: pair.at, device, ...(device === 'other' && { model: pair.model }) };
}

/** Those of today and of before. */
async function communitiesOf({ regions }: ListNeeds, own: Region): Promise<Region[]> {
  if (own.code.length === 12) return [own];
  const below = await regions.below(own.code);
  if (own.code.length === 9) return below;
  return (await Promise.all(below.map(({ code }) => regions.below(code)))).flat();
}

async function listNumbers(needs: ListNeeds, own: Region, today: string): Promise<EquipmentList> {
  const below = (await needs.regions.below(own.code)).filter((one) => isValidOn(one, today));
  const children = await Promise.all(
    below.map(async ({ code, name }) => ({ code, name, ...(await countBelow(needs, code, today)) })),
  );
  return { region: own.code, ...sum(children), children };
}

async function countBelow(
  needs: ListNeeds,
  code: string,
  today: string,
): Promise<{ communities: number; equipped: number }> {
  if (code.length === countyDigits) return needs.countOf(code);
  const counties = (await needs.regions.below(code)).filter((one) => isValidOn(one, today));
  return sum(await Promise.all(counties.map((county) => needs.countOf(county.code))));
}

function sum(counts: readonly { communities: number; equipped: number }[]) {
  return {
    communities: counts.reduce((all, { communities }) => all + communities, 0),
    equipped: counts.reduce((all, { equipped }) => all + equipped, 0),
  };
}
