import { describe, expect, it } from 'vitest';
import { fileKey, kindNamed, linkRejected, offerUpload } from '../../functions/compare/hand-out-feeds.ts';
import { aStoredRun, counts, hours } from './a-run.ts';
import { aFile } from './some-files.ts';

const kind = kindNamed('pcr');
const run = aStoredRun();

describe('where a file is put', () => {
  it('is the same for the same request, and another for another', async () => {
    const sign = (key: string, seconds: number) => Promise.resolve(`${key} ${seconds}`);
    const offer = (asked: string) => offerUpload({ sign }, { kind, name: 'a.csv', asked, now: hours(0) });
    expect(await offer('one')).toEqual(await offer('one'));
    expect((await offer('one')).url).not.toBe((await offer('two')).url);
    expect(await offer('one')).toMatchObject({
      url: expect.stringMatching(/^incoming\/pcr\/[0-9a-f]{32}\.csv 900$/) as string,
      expiresAt: hours(0.25).toISOString(),
    });
  });

  it.each(['张三的结果.csv', '../../other/kind.csv', 'a b#?.csv'])(
    'tells nothing of what the file is called: %s',
    (name) => {
      expect(fileKey({ kind, name, asked: 'one' })).toBe(fileKey({ kind, name: 'a.csv', asked: 'one' }));
    },
  );

  it('is beside its file for a manifest that is asked for with the same key', () => {
    const file = fileKey({ kind, name: 'a.csv', asked: 'one' });
    expect(fileKey({ kind, name: 'a.csv.manifest.json', asked: 'one' })).toBe(`${file}.manifest.json`);
  });

  it('is nowhere for a kind that there is not', () => {
    expect(() => kindNamed('horoscope')).toThrow('not-found');
  });
});

describe('the rejected rows of a run', () => {
  const link = (kept: typeof run | undefined, after: number) =>
    linkRejected(
      {
        find: () => Promise.resolve(kept),
        sign: (key, { name, seconds }) => Promise.resolve(`${key} ${name} ${seconds}`),
      },
      { id: aFile.id, now: hours(after) },
    );

  it('are given for as long as the file is kept', async () => {
    expect((await link({ ...run, counts }, 71)).url).toBe(`rejected/${aFile.id}.csv rejected-pcr.csv 300`);
    await expect(link({ ...run, counts }, 72)).rejects.toMatchObject({ status: 404 });
  });

  it('are not there for an unknown run, or one that rejected none', async () => {
    await expect(link(undefined, 1)).rejects.toMatchObject({ status: 404 });
    await expect(link({ ...run, counts: { ...counts, rejected: 0 } }, 1)).rejects.toMatchObject({
      status: 404,
    });
    await expect(link(run, 1)).rejects.toMatchObject({ status: 404 });
  });
});
