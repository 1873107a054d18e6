import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lookAtFile } from '../../functions/compare/look-at-file.ts';
import { workKeys } from '../../functions/compare/run-work.ts';
import { hoursAfter } from '../support/builders.ts';
import { aMandate } from './mandates/a-mandate.ts';
import { aFile, someFiles } from './some-files.ts';

const text = '证件号码,采样时间,检测结果,结果时间\nx,2026-01-16 08:00,阴性,2026-01-16 20:00\n';
const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

function look(content: string | Buffer, manifest?: string) {
  const beside = manifest === undefined ? {} : { [`${aFile.key}.manifest.json`]: manifest };
  const { files, kept } = someFiles({ [aFile.key]: content, ...beside });
  return { looked: lookAtFile(files, aFile, []), kept };
}

describe('a file that came', () => {
  it('is cut into parts that cover all its rows', async () => {
    const looked = await look(text).looked;
    if ('refusal' in looked) throw new Error(looked.refusal.code);
    const { layout, plainKey, isWhole } = looked.reading;
    expect([plainKey, isWhole]).toEqual([aFile.key, false]);
    expect(looked.chunks.map(({ from, to }) => [from, to])).toEqual([[layout.rowsFrom, layout.size]]);
  });

  it('of large size is cut into 200 parts at most, of more than 8 MB each', async () => {
    const row = `${'x'.repeat(60)}\n`;
    const large = Buffer.concat([Buffer.from(text), Buffer.from(row.repeat(400_000))]);
    const looked = await look(large).looked;
    if ('refusal' in looked) throw new Error(looked.refusal.code);
    const sizes = looked.chunks.map(({ from, to }) => to - from);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(large.length - looked.reading.layout.rowsFrom);
    expect(Math.max(...sizes)).toBe(8 * 2 ** 20);
  });

  it('is expanded beside it when it is compressed', async () => {
    const { looked, kept } = look(gzipSync(text));
    expect(await looked).toMatchObject({ reading: { plainKey: workKeys.plain(aFile.id) } });
    expect(kept.get(workKeys.plain(aFile.id))?.toString()).toBe(text);
  });

  it('is known to be whole when its manifest has the right hash', async () => {
    const looked = await look(text, JSON.stringify({ sha256: hashOf(text) })).looked;
    expect(looked).toMatchObject({ reading: { isWhole: true } });
  });

  it.each([
    ['empty', '', undefined],
    ['manifest-size', text, { bytes: 7 }],
    ['manifest-hash', text, { sha256: '0'.repeat(64) }],
    ['archive-broken', gzipSync(text).subarray(0, 30), undefined],
    ['header-missing', 'no,header,at,all\n', undefined],
  ])('is refused by its own name, and nothing is made of it: %s', async (code, content, manifest) => {
    const { looked } = look(content, manifest && JSON.stringify(manifest));
    expect(await looked).toMatchObject({ refusal: { code } });
  });

  it.each(['no JSON', '{"rows":"three"}', '[]'])(
    'is refused with a manifest that can’t be read: %s',
    async (manifest) => {
      expect(await look(text, manifest).looked).toMatchObject({ refusal: { code: 'manifest-broken' } });
    },
  );
});

describe('a file that tells whereabouts', () => {
  const rail = { ...aFile, kind: 'rail', key: 'incoming/rail/somewhere/rail.csv' } as const;
  const content = '证件号码,到达时间,到达地区代码\nx,2026-01-16 08:00,410105\n';
  const manifestKey = `${rail.key}.manifest.json`;
  const given = () =>
    someFiles({ [rail.key]: content, [manifestKey]: '{}', 'incoming/rail/other.csv': content });
  const came = new Date(rail.receivedAt);
  const before = new Date(came.getTime() - 1).toISOString();

  it('is read under a mandate that was in force when it came, whatever happened since', async () => {
    const ended = {
      at: new Date(came.getTime() + 1).toISOString(),
      by: { sub: '', place: '41' },
      reason: '',
    };
    const { files, kept } = given();
    expect(await lookAtFile(files, rail, [aMandate({ ended })])).toHaveProperty('reading');
    expect(kept.has(rail.key)).toBe(true);
  });

  it.each([
    ['no mandate at all', []],
    ['one for another kind', [aMandate({ kind: 'air' })]],
    [
      'one that was ended before it came',
      [aMandate({ ended: { at: before, by: { sub: '', place: '41' }, reason: '' } })],
    ],
    ['one that was recorded after it came', [aMandate({ recordedAt: hoursAfter(1, came).toISOString() })]],
  ])(
    'does not lie about without one: it is deleted unread, and nothing is made of it: %s',
    async (_, mandates) => {
      const { files, kept } = given();
      const unread = { ...files, source: never, stream: never, get: never, find: never };
      expect(await lookAtFile(unread, rail, mandates)).toEqual({
        refusal: { code: 'kind-off', columns: [] },
      });
      expect([...kept.keys()]).toEqual(['incoming/rail/other.csv']);
      // Asked again, because saying so failed.
      expect(await lookAtFile(unread, rail, mandates)).toMatchObject({ refusal: { code: 'kind-off' } });
    },
  );

  const never = () => Promise.reject(new Error('it is not to be read'));
});
