import { describe, expect, it } from 'vitest';
import type { FoundRow, KeptRow } from '../../functions/compare/chunk-rows.ts';
import type { StrangerRow } from '../../functions/compare/findings/look-for-stranger.ts';
import type { FeedReading } from '../../functions/compare/run-work.ts';
import { type OpenedCase, writeFacts } from '../../functions/compare/write-facts.ts';
import type { CaseComparisons } from '../../schemas/feed-run.ts';
import { aDocument } from './a-feed.ts';
import { aFile } from './some-files.ts';

type Fact = CaseComparisons['facts'][number];

const reading: FeedReading = {
  ...aFile,
  plainKey: aFile.key,
  isWhole: true,
  layout: { kind: 'pcr', version: 1, delimiter: 44, columns: [], encoding: 'utf-8', rowsFrom: 0, size: 0 },
};
const sampled = '2026-01-16T00:00:00.000Z';
const resulted = '2026-01-16T12:00:00.000Z';
const row = (given: Partial<FoundRow> = {}): FoundRow => ({
  ...{ line: 4, by: 'document', references: [0], keep: false },
  facts: { document: aDocument(1), name: '张伟', sampledAt: sampled, result: 'positive', resultAt: resulted },
  ...given,
});

/** Cases by their ids, and what was kept at each, asked of somebody, marked, looked for and judged. */
async function write(
  found: readonly FoundRow[],
  cases: Record<string, OpenedCase>,
  { known = [], kept = [] }: { known?: string[]; kept?: KeptRow[] } = {},
) {
  const seen = {
    ...{ kept: [] as [string, Fact][], asked: [] as string[], marked: [] as string[] },
    ...{ sought: [] as StrangerRow[], judged: [] as string[] },
    answered: [] as [number | undefined, readonly string[], boolean][],
  };
  const applied = await writeFacts(
    {
      open: (id) => Promise.resolve(cases[id]),
      keep: ({ id }, fact) => {
        if (known.includes(id)) return Promise.resolve(false);
        seen.kept.push([id, fact]);
        return Promise.resolve(true);
      },
      ask: ({ id }) => Promise.resolve(seen.asked.push(id) > 0),
      mark: (id) => Promise.resolve(void seen.marked.push(id)),
      seek: (stranger) => Promise.resolve(seen.sought.push(stranger) > 0),
      answer: ({ evidence }, { cases: ids, isAsked }) =>
        Promise.resolve(void seen.answered.push([evidence.line, ids, isAsked])),
      refOf: ({ kind, at }) => `${kind}#${at}`,
      judge: (ids) => Promise.resolve(void seen.judged.push(...ids)),
    },
    { reading, trips: ['first', 'second'], found, kept, before: 1 },
  );
  return { applied, ...seen };
}
const known = (n: number, given: Partial<OpenedCase> = {}): OpenedCase => ({
  ...{ document: aDocument(n), name: '张伟', phone: '16200000001', retentionDate: '2026-03-20' },
  ...{ state: 'arrived', arrivalAt: '2026-01-15T00:00:00.000Z', isCompared: false },
  ...given,
});
const counts = { facts: 0, known: 0, others: 0, asked: 0, sought: 0 };

describe('what a feed says of somebody', () => {
  it('is noted at each of their cases under the instant of the fact, without who they are', async () => {
    const { applied, kept } = await write([row({ references: [0, 1] })], {
      first: known(1),
      second: known(1),
    });
    expect(applied).toEqual({ ...counts, facts: 2 });
    expect(kept.map(([id]) => id)).toEqual(['first', 'second']);
    expect(kept[0]?.[1]).toEqual({
      ...{ kind: 'pcr', at: resulted, receivedAt: aFile.receivedAt, run: aFile.id, line: 6 },
      told: { sampledAt: sampled, result: 'positive', resultAt: resulted },
    });
  });

  it('is noted nowhere when the document is another’s after all, or the case is gone', async () => {
    const rows = [row({ references: [0] }), row({ references: [1] })];
    const { applied, kept } = await write(rows, { first: known(2) });
    expect([applied, kept]).toEqual([{ ...counts, others: 2 }, []]);
  });

  it('is no fact while it is a candidate: somebody is asked first, and the case is judged', async () => {
    const facts = { name: '张 伟', phone: '16200000001', result: 'positive', resultAt: resulted };
    const candidate = row({ by: 'name-phone-day', facts });
    const { applied, asked, marked, judged, kept } = await write([candidate], { first: known(1) });
    expect(applied).toEqual({ ...counts, asked: 1 });
    expect([asked, marked, judged, kept]).toEqual([['first'], ['first'], ['first'], []]);
  });

  it('is counted as known when it was noted before, and judged again all the same', async () => {
    const { applied, judged } = await write([row()], { first: known(1) }, { known: ['first'] });
    expect([applied, judged]).toEqual([{ ...counts, known: 1 }, ['first']]);
  });

  it('has a case judged and watched only when a rule may find something by it', async () => {
    const negative = row({ facts: { ...row().facts, result: 'negative' } });
    const arrived = await write([negative], { first: known(1) });
    expect([arrived.marked, arrived.judged]).toEqual([[], []]);
    const expected = await write([negative], { first: known(1, { state: 'declared' }) });
    expect([expected.marked, expected.judged]).toEqual([['first'], ['first']]);
    const watched = await write([negative], { first: known(1, { isCompared: true }) });
    expect([watched.marked, watched.judged]).toEqual([[], ['first']]);
  });

  it('counts at the case that is looked after now, and stands aside at the person’s others', async () => {
    const { kept, judged } = await write([row({ references: [0, 1] })], {
      first: known(1, { state: 'released' }),
      second: known(1),
    });
    expect(kept.map(([id, { aside }]) => [id, aside])).toEqual([
      ['first', true],
      ['second', undefined],
    ]);
    expect(judged).toEqual(['second']);
  });

  it('is brought to the place that it names when it is about nobody whom anybody declared', async () => {
    const facts = { ...row().facts, region: '410105' };
    const { applied, sought } = await write(
      [row({ keep: true })],
      { first: known(2) },
      { kept: [{ line: 7, facts }] },
    );
    expect(applied).toEqual({ ...counts, others: 1, sought: 2 });
    expect(sought[1]).toEqual({
      kind: 'pcr',
      person: { document: aDocument(1), name: '张伟', phone: undefined },
      evidence: {
        ...{ ref: `pcr#${resulted}`, feed: 'pcr', at: resulted, receivedAt: aFile.receivedAt },
        ...{ run: aFile.id, line: 9 },
        told: { sampledAt: sampled, result: 'positive', resultAt: resulted, region: '410105' },
      },
    });
  });

  it('is told where it went: to cases, to whom it may be about, or to a search', async () => {
    const stranger = { line: 9, facts: { document: aDocument(3), sampledAt: sampled } };
    const rows = [
      row(),
      row({ line: 5, by: 'name-phone-day', references: [1], facts: { name: '张伟', phone: '16200000001' } }),
      row({ line: 6, references: [] }),
    ];
    const { answered } = await write(rows, { first: known(1), second: known(2) }, { kept: [stranger] });
    expect(answered).toEqual([
      [6, ['first'], false],
      [7, ['second'], true],
      [8, [], false],
      [11, [], false],
    ]);
  });
});
