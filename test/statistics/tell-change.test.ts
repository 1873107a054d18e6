import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differTallies } from '../../functions/statistics/differ-tallies.ts';
import { tellChange, tellExpiry } from '../../functions/statistics/tell-change.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { aCounted } from '../shared/counting/some-counted.ts';
import { otherCommunity } from '../support/builders.ts';
import { arrived, underControl } from '../support/steps.ts';
import { inOrder, someTallies } from './some-tallies.ts';

describe('what a change adds', () => {
  it('is all of a new declaration, and takes all of one that was removed', () => {
    const declared = aCounted();
    const added = tellChange({ before: undefined, after: declared });
    expect(added.find(({ key }) => key === 'declared')?.count).toBe(1);
    const taken = tellChange({ before: declared, after: undefined });
    expect(inOrder(taken)).toEqual(inOrder(added.map((one) => ({ ...one, count: -one.count }))));
  });

  it('is nothing for what changes no figure', () => {
    expect(tellChange({ before: aCounted(), after: aCounted({ version: 2, claims: ['x'] }) })).toEqual([]);
  });

  it('is, at the end of retention, what a case was held for until then: no stock stays that nobody holds', () => {
    const lives: Partial<Declaration>[] = [
      {},
      { state: 'unreachable' },
      arrived(),
      underControl(),
      { waitingAt: otherCommunity },
    ];
    for (const life of lives) {
      const before = aCounted(life);
      const all = [...tellChange({ before: undefined, after: before }), ...tellExpiry(before)];
      const left = new Set(differTallies([], all).map(({ key }) => key));
      for (const key of ['open', 'unreachable', 'awaiting-acceptance', 'tests-owed'])
        expect(left).not.toContain(key);
      expect([...left].filter((key) => /^(awaited|queued|uncontacted)/.test(key))).toEqual([]);
      expect(left).toContain('declared');
      expect(left).toContain('assigned');
    }
  });

  it('is nothing at the end of retention for a case that is closed', () => {
    expect(tellExpiry(aCounted({ state: 'withdrawn' }))).toEqual([]);
    expect(tellExpiry(aCounted({ ...underControl(), state: 'released' }))).toEqual([]);
  });

  it('moves what is expected, and leaves where it was declared', () => {
    const before = aCounted();
    const after = { ...aCounted({ place: otherCommunity, destination: otherCommunity }), occurrences: [] };
    const moved = tellChange({ before, after }).filter(({ key }) => key === 'expected');
    expect(moved.map(({ place, count }) => [place, count])).toEqual([
      [otherCommunity, 1],
      [before.place, -1],
    ]);
  });

  it('adds up, in whatever order changes are told, to what the last state tells', () => {
    fc.assert(
      fc.property(
        fc.array(someTallies, { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (states, shuffle) => {
          const changes = states.map((after, index) => differTallies(states[index - 1] ?? [], after));
          const shuffled = changes
            .map((change) => ({ change, order: Number(shuffle.next().value) }))
            .sort((one, other) => one.order - other.order)
            .flatMap(({ change }) => change);
          const sum = sumOf(shuffled);
          expect(inOrder(sum)).toEqual(inOrder(states.at(-1) ?? []));
        },
      ),
    );
  });
});

function sumOf(tallies: ReturnType<typeof differTallies>): ReturnType<typeof differTallies> {
  return tallies.reduce<ReturnType<typeof differTallies>>((sum, one) => differTallies([], [...sum, one]), []);
}
