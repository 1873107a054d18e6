import { describe, expect, it } from 'vitest';
import type { FoundRow } from '../../../functions/compare/chunk-rows.ts';
import { tellAdverse, weighRun } from '../../../functions/compare/reconcile/weigh-run.ts';
import { isMassFlag, massFlag } from '../../../schemas/feed-guard.ts';
import { type FeedKind, feedKinds } from '../../../schemas/feed-kind.ts';
import { kindOf } from '../a-feed.ts';

const aRow = (line: number, references: number[], given: Partial<FoundRow> = {}): FoundRow => ({
  ...{ line, by: 'document', references, facts: {}, keep: false },
  ...given,
});
const adverseOf = (kind: FeedKind['id'], found: readonly FoundRow[]) => [...tellAdverse(kindOf(kind), found)];

describe('the rows of a feed that flag somebody', () => {
  it.each([
    ['health-code', 'colour', ['yellow', 'red'], ['green']],
    ['pcr', 'result', ['positive'], ['negative', 'pending']],
  ] as const)('are of a %s those whose %s says so', (kind, field, flagging, others) => {
    const told = [...flagging, ...others].map((value, line) =>
      aRow(line, [7], { facts: { [field]: value } }),
    );
    expect(adverseOf(kind, told)).toEqual(flagging.flatMap((_, line) => [line, 7]));
    const codes = kindOf(kind).columns.find((column) => column.field === field)?.codes ?? {};
    expect(Object.keys(codes).toSorted()).toEqual([...flagging, ...others].toSorted());
  });

  it.each(['close-contact', 'secondary-close-contact', 'outside-list'] as const)(
    'are all of a %s',
    (kind) => {
      expect(adverseOf(kind, [aRow(3, [1])])).toEqual([3, 1]);
    },
  );

  it('are none of arrivals', () => {
    for (const { id } of feedKinds.filter(({ whereabouts }) => whereabouts))
      expect(adverseOf(id, [aRow(0, [1])])).toEqual([]);
  });

  it('are found by the document: a candidate is noted at nobody', () => {
    const candidates = (['repaired-document', 'name-phone-day'] as const).map((by) => aRow(0, [1], { by }));
    expect(adverseOf('outside-list', candidates)).toEqual([]);
  });
});

describe('what a run weighs', () => {
  const part = (words: number[], leftOut: number[] = []) => ({
    adverse: Uint32Array.from(words),
    leftOut: new Set(leftOut),
  });

  it('is how many people it flags, each once, whatever rows, trips and parts tell of them', () => {
    const trips = tellAdverse(kindOf('outside-list'), [aRow(0, [4, 9]), aRow(1, [4, 9])]);
    const parts = [{ adverse: trips, leftOut: new Set<number>() }, part([0, 4, 5, 2])];
    expect(weighRun(parts, { people: 1_000, sought: 0 })).toEqual({
      adverse: 2,
      people: 1_000,
    });
  });

  it('leaves out the lines that are not noted, each of its own part', () => {
    expect(weighRun([part([3, 1, 4, 2], [3]), part([3, 5])], { people: 10, sought: 0 }).adverse).toBe(2);
  });

  it('counts whom it has looked for as well: nobody declared them, and each is flagged', () => {
    expect(weighRun([part([3, 1])], { people: 10, sought: 30 }).adverse).toBe(31);
  });

  it.each([
    [21, 4_199, true],
    [21, 4_200, false],
    [5_001, 1_000_000, true],
    [5_000, 1_000_000, false],
    [20, 20, false],
    [21, 21, true],
    [0, 0, false],
  ])(
    'is too much to be let loose alone beyond half a per cent and twenty people: %i of %i',
    (adverse, people, isMass) => {
      expect(isMassFlag({ adverse, people })).toBe(isMass);
    },
  );

  it('is weighed by these numbers, as they were decided', () => {
    expect(massFlag).toEqual({ perThousand: 5, people: 20 });
  });
});
