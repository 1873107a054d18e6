import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeSubject } from '../../functions/compare/findings/judge-subject.ts';
import { openJudging } from '../../functions/compare/findings/judging-adapter.ts';
import { expiryOf, retentionDateOf } from '../../functions/shared/privacy/retention.ts';
import { findConflictsOfCase } from '../../functions/shared/table/case-conflicts.ts';
import {
  decideConflict,
  findConflict,
  keepConflict,
} from '../../functions/shared/table/city-conflict-store.ts';
import { findFacts, keepCandidate, keepFact } from '../../functions/shared/table/fact-store.ts';
import { findFindingsOfCase } from '../../functions/shared/table/finding-store.ts';
import { keepAsLong } from '../../functions/shared/table/keep-as-long.ts';
import { findingKey } from '../../functions/shared/table/keys.ts';
import { timeToLive } from '../../functions/shared/table/shape.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import { aReadRow } from '../compare/cities/a-city.ts';
import { propertyRun } from '../support/property-run.ts';
import { aWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());

const at = '2026-01-16T04:00:00.000Z';
const fact = {
  ...{ kind: 'close-contact' as const, at, receivedAt: at, run: '0mkho6o44-d84d6f8d5b0b4ed2' },
  ...{ line: 2, told: { place: '410105001003' } },
};

describe('what comparison keeps beside a case (K1)', () => {
  it('goes when the case goes, however often that day moves, and says the same until then', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -20, max: 40 }), { minLength: 1, maxLength: 5 }),
        async (moves) => {
          const about = await world.addDeclaration();
          const first = retentionDateOf(about, 30);
          const of = { id: about.id, retentionDate: first };
          await keepFact(world.sources, of, fact);
          await keepCandidate(world.sources, of, { ...fact, keep: false });
          await judgeSubject(
            openJudging(world.sources, () => Promise.resolve()),
            about.id,
          );
          const before = await findFindingsOfCase(world.sources, about.id);
          expect(before.length).toBeGreaterThan(0);
          let date = first;
          for (const days of moves) {
            date = addDays(first, days);
            await world.sources.ring.dayToWrite(date);
            await keepAsLong(world.sources, about.id, date);
          }
          const found = await findFindingsOfCase(world.sources, about.id);
          const facts = await findFacts(world.sources, about.id);
          expect([...found, ...facts].map(({ retentionDate }) => retentionDate)).toEqual(
            [...before, fact].map(() => date),
          );
          const told = ({ version: _v, retentionDate: _r, ...rest }: (typeof found)[number]) => rest;
          expect(found.map(told)).toEqual(before.map(told));
          expect(facts).toMatchObject([fact]);
          for (const { rule } of found)
            expect(await expiryOfFinding(about.id, rule)).toBe(String(expiryOf(date)));
        },
      ),
      propertyRun('keep-as-long', 25),
    );
  });

  it('goes with the case when it is a conflict with a city’s system, with why somebody decided it', async () => {
    const about = await world.addDeclaration();
    const date = retentionDateOf(about, 30);
    const early = addDays(date, -9);
    const id = `${'c'.repeat(22)}-1-abcdef`;
    const conflict = {
      ...{ id, kind: 'same-time' as const, wants: 'edit' as const, at, line: 2 },
      ...{ import: fact.run, declaration: about.id },
    };
    const row = aReadRow();
    const kept = { city: '4101', conflict, row, mapping: 1, retentionDate: early };
    await keepConflict(world.sources, kept);
    const needs = openJudging(world.sources, () => Promise.resolve());
    await judgeSubject(needs, about.id);
    expect(await findConflict(world.sources, '4101', id)).toEqual({ ...kept, retentionDate: date });
    const by = { sub: 'city-4101', place: '4101' };
    const decision = { kind: 'ours' as const, at, by, reason: '本人确认' };
    expect(await decideConflict(world.sources, kept, decision)).toBe(false);
    const moved = { ...kept, retentionDate: date };
    expect(await decideConflict(world.sources, moved, decision)).toBe(true);
    const later = addDays(date, 12);
    await keepAsLong(world.sources, about.id, later);
    const decided = { ...kept, conflict: { ...conflict, decision }, retentionDate: later };
    expect(await findConflict(world.sources, '4101', id)).toEqual(decided);
    expect(await findConflictsOfCase(world.sources, about.id)).toEqual([
      { city: '4101', conflict: id, retentionDate: later },
    ]);
  });

  it('is moved by the next judgement when an arrival or a measure moved the case', async () => {
    const about = await world.addDeclaration();
    const early = addDays(retentionDateOf(about, 30), -9);
    await world.sources.ring.dayToWrite(early);
    await keepFact(world.sources, { id: about.id, retentionDate: early }, fact);
    await judgeSubject(
      openJudging(world.sources, () => Promise.resolve()),
      about.id,
    );
    const kept = [
      ...(await findFindingsOfCase(world.sources, about.id)),
      ...(await findFacts(world.sources, about.id)),
    ];
    expect(kept.length).toBeGreaterThan(1);
    expect(new Set(kept.map(({ retentionDate }) => retentionDate))).toEqual(
      new Set([retentionDateOf(about, 30)]),
    );
  });
});

async function expiryOfFinding(id: string, rule: string): Promise<string | undefined> {
  const get = new GetItemCommand({
    TableName: world.sources.name,
    Key: findingKey(id, rule),
  });
  return (await world.sources.client.send(get)).Item?.[timeToLive]?.N;
}
