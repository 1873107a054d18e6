import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differTallies } from '../../functions/statistics/differ-tallies.ts';
import { recountDeclarations } from '../../functions/statistics/recount-declarations.ts';
import { propertyRun } from '../support/property-run.ts';
import { act, start } from './random-acts.ts';
import { takeAct } from './take-act.ts';
import { countKept, townInMemory } from './town-in-memory.ts';

const runs = Number(process.env['STATISTICS_RUNS'] ?? 150);
const life = fc.array(act, { minLength: 10, maxLength: 60 });

describe('what is counted of declarations (invariant 4)', () => {
  it('is what a recount of their entries finds, whatever happened to them', async () => {
    const property = fc.asyncProperty(start, life, async (at, acts) => {
      const town = townInMemory(at);
      for (const one of acts) await takeAct(town, one);
      const kept = town.kept();
      const recounted = recountDeclarations(kept.map(({ declaration }) => declaration));
      expect(differTallies(recounted, kept.flatMap(countKept))).toEqual([]);
    });
    await fc.assert(property, propertyRun('recount', runs));
  });
});
