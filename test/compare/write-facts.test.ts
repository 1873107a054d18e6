import { describe, expect, it } from 'vitest';
import type { FoundRow } from '../../functions/compare/chunk-rows.ts';
import type { FeedReading } from '../../functions/compare/run-work.ts';
import { type OpenedCase, writeFacts } from '../../functions/compare/write-facts.ts';
import { aDocument } from './a-feed.ts';
import { aFile } from './some-files.ts';

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

/** Cases by their ids, and what was kept at each. */
async function write(found: readonly FoundRow[], cases: Record<string, OpenedCase>, known: string[] = []) {
  const kept: [string, unknown][] = [];
  const applied = await writeFacts(
    {
      open: (id) => Promise.resolve(cases[id]),
      keep: ({ id }, fact) => {
        if (known.includes(id)) return Promise.resolve(false);
        kept.push([id, fact]);
        return Promise.resolve(true);
      },
    },
    { reading, trips: ['first', 'second'], found, before: 1 },
  );
  return { applied, kept };
}
const known = (n: number): OpenedCase => ({
  ...{ document: aDocument(n), name: '张伟', phone: '16200000001', retentionDate: '2026-03-20' },
});

describe('what a feed says of somebody', () => {
  it('is noted at each of their cases under the instant of the fact, without who they are', async () => {
    const { applied, kept } = await write([row({ references: [0, 1] })], {
      first: known(1),
      second: known(1),
    });
    expect(applied).toEqual({ facts: 2, known: 0, others: 0 });
    expect(kept.map(([id]) => id)).toEqual(['first', 'second']);
    expect(kept[0]?.[1]).toEqual({
      ...{ kind: 'pcr', at: resulted, receivedAt: aFile.receivedAt, run: aFile.id, line: 6 },
      told: { sampledAt: sampled, result: 'positive', resultAt: resulted },
    });
  });

  it('is noted nowhere when the document is another’s after all, or the case is gone', async () => {
    const rows = [row({ references: [0] }), row({ references: [1] })];
    const { applied, kept } = await write(rows, { first: known(2) });
    expect([applied, kept]).toEqual([{ facts: 0, known: 0, others: 2 }, []]);
  });

  it('is no fact while it is a candidate that nobody has confirmed', async () => {
    const candidates = (['repaired-document', 'name-phone-day'] as const).map((by) => row({ by }));
    const { applied } = await write(candidates, { first: known(1) });
    expect(applied).toEqual({ facts: 0, known: 0, others: 0 });
  });

  it('is counted as known when it was noted before', async () => {
    expect((await write([row()], { first: known(1) }, ['first'])).applied).toEqual({
      facts: 0,
      known: 1,
      others: 0,
    });
  });
});
