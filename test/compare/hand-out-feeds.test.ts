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
      url: expect.stringMatching(/^incoming\/pcr\/[0-9a-f]{16}\/a\.csv 900$/) as string,
      expiresAt: hours(0.25).toISOString(),
    });
  });

  it.each([
    ['昨日结果.csv', '昨日结果.csv'],
    ['../../other/kind.csv', '--..-other-kind.csv'],
    ['a b#?.csv', 'a-b--.csv'],
  ])('stays in its folder, whatever the file is called: %s', (name, plain) => {
    expect(fileKey({ kind, name, asked: 'one' }).split('/').slice(3)).toEqual([plain]);
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
    expect((await link({ ...run, counts }, 71)).url).toBe(
      `rejected/${aFile.id}.csv rejected-pcr.csv.csv 300`,
    );
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
