import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originOf } from '../../functions/shared/table/declaration-record.ts';
import { readOccurrences } from '../../functions/shared/table/occurrences-codec.ts';
import { addKnownSince } from '../../functions/statistics/known-since.ts';
import { recountDeclarations } from '../../functions/statistics/recount-declarations.ts';
import { tellChange } from '../../functions/statistics/tell-change.ts';
import { addDays, shanghaiDate } from '../../schemas/shanghai-day.ts';
import { reportedKeys, type Tally } from '../../schemas/tally.ts';
import { propertyRun } from '../support/property-run.ts';
import { act, start } from './random-acts.ts';
import { takeAct } from './take-act.ts';
import { type Kept, townInMemory } from './town-in-memory.ts';

const reported: ReadonlySet<string> = new Set(reportedKeys);
const place = '410101001001';
const tally = (date: string, key: Tally['key']): Tally => ({ place, date, key, count: 1 });

const countedOf = ({ declaration, occurrences }: Kept) => ({
  ...declaration,
  occurrences: readOccurrences(occurrences, originOf(declaration)),
});

/** Counts by place, day and key; nothing of those that came to nothing. */
function summed(tallies: readonly Tally[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { place: at, date, key, count } of tallies) {
    const name = `${at} ${date} ${key}`;
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return new Map([...sums].filter(([, count]) => count !== 0));
}

describe('what became known after a day', () => {
  it.each([
    ['2026-01-19T15:59:59.999Z', 0, 'the last instant of the day is of the day'],
    ['2026-01-19T16:00:00.000Z', 1, 'the first of the next day is not'],
  ])('begins at 24:00 in Shanghai: %s', (writtenAt, since) => {
    const told = addKnownSince([tally('2026-01-19', 'arrived')], new Date(writtenAt));
    expect(told.filter(({ key }) => key === 'since.arrived')).toHaveLength(since);
    expect(told.filter(({ key }) => key === 'arrived')).toHaveLength(1);
  });

  it('is told of flows of the report only, of days that have ended', () => {
    const told = [tally('2026-01-19', 'expected'), tally('2026-01-21', 'tests-due')];
    expect(addKnownSince(told, new Date('2026-01-20T04:00:00Z'))).toEqual(told);
  });

  it('leaves of each flow what a recount found at midnight, whatever came later (invariant 5)', async () => {
    const life = fc.array(act, { maxLength: 60, size: 'max' });
    const property = fc.asyncProperty(start, life, async (at, acts) => {
      const town = townInMemory(at);
      const changes: Tally[] = [];
      const atMidnight = new Map<string, number>();
      let known = new Map<string, Kept>();
      let recount: Tally[] = [];
      let today = shanghaiDate(town.now);
      // Whatever comes in these days was not known when they ended.
      const firstDate = addDays(today, -40);
      const keepUntil = (date: string, from: string) => {
        for (let day = from; day < date; day = addDays(day, 1))
          for (const [name, count] of summed(
            recount.filter((one) => one.date === day && reported.has(one.key)),
          ))
            atMidnight.set(name, count);
      };
      for (const one of acts) {
        await takeAct(town, one);
        const now = new Map(town.kept().map((kept) => [kept.declaration.id, kept]));
        const written = [...now].filter(([id, kept]) => known.get(id) !== kept);
        const reached = shanghaiDate(town.now);
        keepUntil(reached, today);
        today = reached;
        for (const [id, after] of written) {
          const before = known.get(id);
          changes.push(...tellChange({ before: before && countedOf(before), after: countedOf(after) }));
        }
        known = now;
        recount = recountDeclarations(town.kept().map(({ declaration }) => declaration));
      }
      const told = changes.flatMap((change): Tally[] => {
        if (change.date >= today || change.date < firstDate) return [];
        if (reported.has(change.key)) return [change];
        const [start, ...rest] = change.key.split('.');
        if (start !== 'since') return [];
        return [{ ...change, key: rest.join('.') as Tally['key'], count: -change.count }];
      });
      expect(summed(told)).toEqual(atMidnight);
    });
    await fc.assert(property, propertyRun('known since', 150));
  });
});
