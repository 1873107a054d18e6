import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FeedRefusedError } from './feed-refused.ts';

export interface ExpansionBounds {
  /** Of the expanded file. */
  bytes: number;
  /** Of expanded to compressed bytes: the rows of feeds come to 5 to 20, a bomb to 1,000. */
  ratio: number;
}

export const expansionBounds: ExpansionBounds = { bytes: 16 * 2 ** 30, ratio: 200 };

/** Little is expanded before a ratio says something. */
const ratioFrom = 16 * 2 ** 20;

/**
 * Expands a gzip file piece by piece, holding no more than one.
 * @throws FeedRefusedError `archive-bomb` as soon as a bound is passed, `archive-broken` for what is no gzip or was cut off.
 */
export async function* expandGzip(
  compressed: AsyncIterable<Uint8Array>,
  bounds: ExpansionBounds = expansionBounds,
): AsyncGenerator<Buffer> {
  let [taken, given] = [0, 0];
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of compressed) {
      taken += piece.length;
      yield piece;
    }
  }
  const source = Readable.from(counted());
  const expanding = createGunzip({ chunkSize: 1 << 18 });
  source.on('error', (error) => expanding.destroy(error));
  try {
    for await (const piece of source.pipe(expanding) as AsyncIterable<Buffer>) {
      given += piece.length;
      const isBomb = given > bounds.bytes || (given > ratioFrom && given > taken * bounds.ratio);
      if (isBomb) throw new FeedRefusedError('archive-bomb');
      yield piece;
    }
  } catch (error) {
    throw isOfGzip(error) ? new FeedRefusedError('archive-broken', error) : error;
  } finally {
    source.destroy();
    expanding.destroy();
  }
}

/** zlib's own errors; those of the source, such as a lost connection, are passed on. */
function isOfGzip(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
