import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ExpansionBounds, expandGzip } from '../../../functions/compare/file/expand-gzip.ts';
import { isGzip } from '../../../functions/compare/file/recognise-content.ts';

async function* piecesOf(bytes: Buffer, size = 1_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

const expand = (bytes: Buffer, bounds?: ExpansionBounds): Promise<Buffer> =>
  buffer(expandGzip(piecesOf(bytes), bounds));

const rows = Buffer.from(
  Array.from({ length: 50_000 }, (_, n) => `${(n * 7_919) % 1_000_003},阴性\n`).join(''),
);

describe('expanding a compressed feed', () => {
  it('gives the bytes that were compressed, of several members too', async () => {
    expect(isGzip(gzipSync(rows))).toBe(true);
    expect(isGzip(rows)).toBe(false);
    expect((await expand(gzipSync(rows))).equals(rows)).toBe(true);
    expect((await expand(Buffer.concat([gzipSync('a\n'), gzipSync('b\n')]))).toString()).toBe('a\nb\n');
  });

  it('ends as a bomb when little expands to much, long before all of it is there', async () => {
    const bomb = gzipSync(Buffer.alloc(400 << 20));
    let given = 0;
    const reading = (async () => {
      for await (const piece of expandGzip(piecesOf(bomb))) given += piece.length;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'archive-bomb' });
    expect(given).toBeLessThan(64 << 20);
  });

  it('ends as a bomb beyond the size that a file may have', async () => {
    const bounds = { bytes: rows.length - 1, ratio: 1_000 };
    await expect(expand(gzipSync(rows), bounds)).rejects.toMatchObject({ code: 'archive-bomb' });
    expect(await expand(gzipSync(rows), { ...bounds, bytes: rows.length })).toHaveLength(rows.length);
  });

  it('is broken when it was cut off or changed, and when it is no archive', async () => {
    const packed = gzipSync(rows);
    const changed = Buffer.from(packed);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 0xff;
    for (const bytes of [packed.subarray(0, packed.length - 20), packed.subarray(0, 5), changed, rows])
      await expect(expand(bytes)).rejects.toMatchObject({ code: 'archive-broken' });
  });

  it('passes on what goes wrong with its source', async () => {
    async function* failing(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(gzipSync(rows).subarray(0, 100));
      throw new Error('connection lost');
    }
    await expect(buffer(expandGzip(failing()))).rejects.toThrow('connection lost');
  });
});
