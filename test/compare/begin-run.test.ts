import { describe, expect, it } from 'vitest';
import { beginRun } from '../../functions/compare/begin-run.ts';
import { feedRunId } from '../../schemas/feed-run.ts';

const arrived = {
  key: 'incoming/pcr/0123456789abcdef/昨日 结果.csv',
  eTag: 'e',
  size: 172,
  at: '2026-01-17T02:10:03.796Z',
};

function inMemory(sender?: { by: { sub: string; place: string }; name?: string }) {
  const noted: unknown[] = [];
  const started: [string, unknown][] = [];
  const needs = {
    senderOf: (key: string) => Promise.resolve(key === arrived.key ? sender : undefined),
    note: (run: unknown) => Promise.resolve(void noted.push(run)),
    start: (name: string, file: unknown) => Promise.resolve(void started.push([name, file])),
  };
  return { needs, noted, started };
}

describe('a file that came', () => {
  it('is a run of its kind, noted before it is started', async () => {
    const { needs, noted, started } = inMemory();
    const id = await beginRun(needs, arrived);
    expect(feedRunId.safeParse(id).success).toBe(true);
    expect(noted).toEqual([
      {
        ...{ id, kind: 'pcr', version: 1, name: '昨日 结果.csv', bytes: 172, receivedAt: arrived.at },
        sentBy: 'bucket',
      },
    ]);
    const file = { id, kind: 'pcr', key: arrived.key, receivedAt: arrived.at };
    expect(started).toEqual([[`feed-${id}`, file]]);
  });

  it('says who sent it through the API', async () => {
    const by = { sub: 'province-41', place: '41' };
    const { needs, noted } = inMemory({ by });
    await beginRun(needs, arrived);
    expect(noted).toMatchObject([{ sentBy: by, name: '昨日 结果.csv' }]);
  });

  it('is called what its sender calls it, where its address does not say', async () => {
    const { needs, noted } = inMemory({ by: { sub: 'province-41', place: '41' }, name: '张三 结果.csv' });
    await beginRun(needs, arrived);
    expect(noted).toMatchObject([{ name: '张三 结果.csv' }]);
  });

  it('is the same run when it is told of twice, and another when it is sent again', async () => {
    const { needs } = inMemory();
    const first = await beginRun(needs, arrived);
    expect(await beginRun(needs, arrived)).toBe(first);
    const later = await beginRun(needs, { ...arrived, at: '2026-01-17T02:10:03.797Z' });
    expect(later).not.toBe(first);
    // Runs are listed in the order of their ids.
    expect([later, first].toSorted()).toEqual([first, later]);
  });

  it.each([
    'incoming/pcr/0123456789abcdef/a.csv.manifest.json',
    'incoming/horoscope/0123456789abcdef/a.csv',
    'incoming/a.csv',
    'incoming/pcr/',
  ])('begins nothing when it is a manifest, or of no kind: %s', async (key) => {
    const { needs, noted, started } = inMemory();
    expect(await beginRun(needs, { ...arrived, key })).toBeUndefined();
    expect([noted, started]).toEqual([[], []]);
  });
});
