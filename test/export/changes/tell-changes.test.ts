import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendChanges } from '../../../functions/export/changes/append-changes.ts';
import { tellChanges } from '../../../functions/export/changes/tell-changes.ts';
import { openFeed } from '../../../functions/export/changes-adapter.ts';
import { retentionDateOf } from '../../../functions/shared/privacy/retention.ts';
import { appendBatch, findLastBatch } from '../../../functions/shared/table/change-log-store.ts';
import type { ChangePage } from '../../../schemas/change-feed.ts';
import { afternoon } from '../../support/builders.ts';
import { aWorld, newId, type World } from '../../support/world.ts';

const city = '4101';
const daysAgo = (days: number) => new Date(afternoon.getTime() - days * 86_400_000);

let world: World;
beforeAll(async () => {
  world = await aWorld();
  for (const code of ['4101', '410105', '410105001']) await world.addRegion({ code });
});
afterAll(() => world.stop());

async function note(ids: readonly string[], at: Date): Promise<void> {
  const log = {
    last: () => findLastBatch(world.sources),
    append: (batch: Parameters<typeof appendBatch>[1]) => appendBatch(world.sources, batch),
  };
  await appendChanges(log, [{ [city]: [...ids] }], at);
}

/** Each page that a system is told which has no cursor. */
async function readEverything(sub: string, sources = world.sources): Promise<ChangePage[]> {
  const reading = { sub, place: city, city, reader: 'city-system' as const };
  const needs = openFeed(sources)(reading, afternoon);
  const pages: ChangePage[] = [];
  for (let [query, more] = [{}, true]; more; ) {
    const page = await tellChanges(needs, city, query);
    pages.push(page);
    [query, more] = [{ after: page.next }, page.more];
  }
  return pages;
}
const idsOf = (pages: readonly ChangePage[]) => pages.flatMap(({ changes }) => changes.map(({ id }) => id));

describe('a system without a cursor', () => {
  it('is told everything, however much was noted and however long ago', async () => {
    const known = await world.addDeclaration({ place: '410105001003' });
    for (const day of [40, 31, 20, 2]) await note(Array.from({ length: 80 }, newId), daysAgo(day));
    const lately = Array.from({ length: 150 }, newId);
    await note(lately, new Date(afternoon.getTime() - 60_000));
    const pages = await readEverything('joins-late');
    expect(idsOf(pages)).toEqual([known.id, ...lately]);
    expect(pages.map(({ changes }) => changes.length)).toEqual([1, 100, 50]);
  });

  it('is told until when each declaration may be held: the day whose key seals it, however long is kept by now', async () => {
    const filed = await world.addDeclaration({ place: '410105001003', state: 'released' });
    const pages = await readEverything('deletes', { ...world.sources, retentionDays: 45 });
    const told = pages.flatMap(({ changes }) => changes).find(({ id }) => id === filed.id);
    expect(told?.deleteAfter).toBe(retentionDateOf(filed, world.sources.retentionDays));
  });

  it('is told in pages that Lambda can answer, however large the declarations are, in the listing and in the log', async () => {
    const by = { sub: 'officer-1', place: '410105001003' };
    const reason = '核'.repeat(120_000);
    const at = afternoon.toISOString();
    const settlements = [{ at, by, key: '', body: '', claim: newId(), keep: 'first' as const, reason }];
    const large = await Promise.all(
      Array.from({ length: 25 }, () => world.addDeclaration({ place: '410105001003', settlements })),
    );
    const ids = large.map(({ id }) => id);
    await note(ids, new Date(afternoon.getTime() - 30_000));
    const pages = await readEverything('reads-much');
    const told = idsOf(pages).filter((id) => ids.includes(id));
    // Once by the listing, and once by the log behind it.
    expect(told.toSorted()).toEqual([...ids, ...ids].toSorted());
    const bytes = pages.map((page) => Buffer.byteLength(JSON.stringify(page)));
    expect(Math.max(...bytes)).toBeLessThan(4_100_000);
    expect(Math.max(...bytes)).toBeGreaterThan(3_600_000);
  });
});
