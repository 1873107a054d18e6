import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addsTo } from '../../functions/shared/counting/adds-to.ts';
import type { Moment } from '../../functions/shared/counting/tell-metric.ts';
import { openLists } from '../../functions/shared/list/open-lists.ts';
import { occurrenceAttributes } from '../../functions/shared/table/counted-attributes.ts';
import { at, originOf } from '../../functions/shared/table/declaration-record.ts';
import { sealDeclaration } from '../../functions/shared/table/declaration-vault.ts';
import { declarationKey } from '../../functions/shared/table/keys.ts';
import { noteLeft } from '../../functions/shared/table/left-rows.ts';
import { readOccurrences } from '../../functions/shared/table/occurrences-codec.ts';
import { putTransferRow } from '../../functions/shared/table/transfer-row.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';
import { recountDeclarations } from '../../functions/statistics/recount-declarations.ts';
import { listCases } from '../../functions/verify/list-cases.ts';
import { isWithin } from '../../schemas/access.ts';
import type { CaseListQuery } from '../../schemas/case-list.ts';
import { isListed, type Metric, metricOf, metrics } from '../../schemas/metric.ts';
import { roundBefore } from '../../schemas/rounds.ts';
import { addDays, shanghaiDate } from '../../schemas/shanghai-day.ts';
import { type Act, act, start } from '../statistics/random-acts.ts';
import { takeAct } from '../statistics/take-act.ts';
import { type Kept, townInMemory } from '../statistics/town-in-memory.ts';
import { propertyRun } from '../support/property-run.ts';
import { aWorld, type World } from '../support/world.ts';

/** Each run has a city of its own in the table; there are no more. */
const runs = process.env['STATISTICS_RUNS'] === undefined ? 40 : 89;
const listed = metrics.filter(({ id }) => isListed(id));
/** Those that a desk opens lists of are asked for most. */
const usual = listed.filter(({ group, kind }) => group === undefined || kind === 'stock').map(({ id }) => id);

let world: World;
let cities = 10;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());

type Town = ReturnType<typeof townInMemory>;

const put = (Item: Attributes) =>
  world.sources.client.send(new PutItemCommand({ TableName: world.sources.name, Item }));

/** Does all that happens in a town, and writes it as the stores would: what cases leave when they leave it, the rest as it ends. */
async function writeTown(town: Town, acts: readonly Act[]): Promise<void> {
  let known = new Map<string, Kept>();
  for (const one of acts) {
    await takeAct(town, one);
    const now = new Map(town.kept().map((kept) => [kept.declaration.id, kept]));
    for (const [id, after] of now) await noteMove(known.get(id), after);
    known = now;
  }
  for (const one of known.values()) await writeKept(one);
}

async function noteMove(before: Kept | undefined, after: Kept): Promise<void> {
  if (before === undefined || before === after) return;
  const isDispatch = before.declaration.dispatches?.length !== after.declaration.dispatches?.length;
  // Who dispatches has no key, and notes nothing.
  if (!isDispatch) await noteLeft(world.sources, { before: before.declaration, after: after.declaration });
}

async function writeKept({ declaration, occurrences }: Kept): Promise<void> {
  const {
    [at.occurrences]: _told,
    [at.edited]: _edited,
    ...sealed
  } = await sealDeclaration(world.sources, declaration);
  const origin = originOf(declaration);
  await put({
    ...declarationKey(declaration.id),
    ...sealed,
    ...occurrenceAttributes(readOccurrences(occurrences, origin), origin),
  });
  const waiting = declaration.transfers.find(({ state }) => state === 'waiting');
  const row = waiting && putTransferRow(world.sources, declaration, waiting).Put?.Item;
  if (row !== undefined) await put(row);
}

interface Wish {
  metric: string;
  region: number;
  viewer: number;
  daysBefore: number;
  days: number;
}
const wish: fc.Arbitrary<Wish> = fc.record({
  metric: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...usual) },
    fc.constantFrom(...listed.map(({ id }) => id)),
  ),
  region: fc.nat(6),
  viewer: fc.nat(3),
  daysBefore: fc.constantFrom(-3, 0, 0, 0, 1, 2, 5),
  days: fc.constantFrom(1, 1, 2, 8),
});

/** What a figure counts, told by a recount that shares nothing with what lists are told by: the ids, each once. */
function countedIn(town: Town, region: string, [metric, moment]: readonly [Metric, Moment]): string[] {
  return town
    .kept()
    .filter(({ declaration }) => {
      const tallies = recountDeclarations([declaration]).filter(({ place }) => isWithin(place, region));
      return addsTo(metric, tallies, moment);
    })
    .map(({ declaration }) => declaration.id)
    .sort();
}

/** All pages of a list, as somebody of a region sees it. */
async function listedIn(query: CaseListQuery, viewer: string, { now, roundAt }: Moment) {
  const reads = { ...openLists(world.sources), round: () => Promise.resolve(roundAt) };
  const plain = (_owner: readonly string[], position: string) => Promise.resolve(position);
  const needs = {
    reads: { ...reads, region: () => Promise.resolve({}), townshipsOf },
    looks: { of: () => Promise.resolve([]) },
    cursors: { seal: plain, open: plain },
  };
  const staff = { sub: 's', role: 'county' as const, region: viewer, active: true, deputy: false };
  const found = { ids: [] as string[], places: [] as string[], elsewhere: 0 };
  let cursor: string | undefined;
  do {
    const asked = { ...query, ...(cursor !== undefined && { cursor }) };
    const page = await listCases(needs, { staff, scope: 'region' }, { query: asked, now });
    found.ids.push(...page.rows.map(({ id }) => id));
    found.places.push(...page.rows.map(({ place }) => place));
    found.elsewhere += page.elsewhere ?? 0;
    cursor = page.next;
  } while (cursor !== undefined);
  return { ...found, ids: found.ids.sort() };
}

const townshipsOf = (county: string) => Promise.resolve([`${county}001`]);

/** Asks for a list, and compares it with what the figure counts. */
async function compare(
  town: Town,
  { metric: id, ...wished }: Wish,
  roundAt: string | undefined,
): Promise<void> {
  const metric = metricOf(id);
  if (metric === undefined) throw new Error(`there is no metric ${id}`);
  const region = regionsOf(town)[wished.region] ?? '';
  const viewer = region.slice(0, [4, 6, 9, 12][wished.viewer]);
  const to = addDays(shanghaiDate(town.now), -wished.daysBefore);
  const moment: Moment = { from: addDays(to, 1 - wished.days), to, now: town.now, roundAt };
  const found = await listedIn({ region, from: moment.from, to, metric: id }, viewer, moment);
  const expected = countedIn(town, region, [metric, moment]);
  // None twice, none that does not count, and as many left out as are said to be elsewhere.
  expect([id, ...found.ids]).toEqual([id, ...expected.filter((one) => found.ids.includes(one))]);
  expect([id, found.ids.length + found.elsewhere]).toEqual([id, expected.length]);
  expect(found.places.filter((place) => !isWithin(place, viewer))).toEqual([]);
}

describe('the list behind a figure (decision 0019)', () => {
  it('names exactly the cases that the figure counts, and says how many of them are elsewhere, whatever happened to them', async () => {
    const life = fc.array(act, { maxLength: 60, size: 'max' });
    const wishes = fc.array(wish, { minLength: 25, maxLength: 25 });
    const property = fc.asyncProperty(
      start,
      life,
      wishes,
      fc.boolean(),
      async (begin, acts, wished, hasRound) => {
        cities += 1;
        const town = townInMemory(begin, `41${cities}`);
        await writeTown(town, acts);
        const roundAt = hasRound ? roundBefore(town.now).toISOString() : undefined;
        for (const one of wished) await compare(town, one, roundAt);
      },
    );
    await fc.assert(property, { ...propertyRun('list of a figure', runs), endOnFailure: true });
  }, 600_000);
});

/** Its two counties, the township with three communities, and these four. */
function regionsOf({ places }: Town): string[] {
  const counties = new Set(places.map((place) => place.slice(0, 6)));
  return [...counties, places[0]?.slice(0, 9) ?? '', ...places];
}
