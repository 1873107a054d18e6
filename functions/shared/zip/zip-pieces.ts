import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';

/** The beginning of a file in the archive, or some bytes of the one that was begun last. */
export type ZipPiece = { path: string } | Buffer;

export interface ZipSettings {
  /** The day of all files. Whatever day it is today, the same pieces give the same bytes. */
  writtenAt: Date;
  /** Of zlib, 1 to 9. */
  level: number;
}

/**
 * A zip archive of files that are written one after the other, compressed while they come: pieces are taken as fast as the archive
 * is read, and no faster. It fails as they fail, and whoever reads no further ends them.
 */
export async function* zipPieces(
  pieces: AsyncIterable<ZipPiece>,
  settings: ZipSettings,
): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const output = zip.outputStream as unknown as Readable;
  const filled = fill(zip, pieces, settings).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error('an archive failed', { cause: error }));
  });
  yield* output as AsyncIterable<Buffer>;
  await filled;
}

async function fill(
  zip: ZipFile,
  pieces: AsyncIterable<ZipPiece>,
  { writtenAt, level }: ZipSettings,
): Promise<void> {
  const closed = new AbortController();
  zip.outputStream.once('close', () => closed.abort());
  const options = { mtime: noonOf(writtenAt), forceDosTimestamp: true, compressionLevel: level };
  let file: PassThrough | undefined;
  for await (const piece of pieces) {
    if (closed.signal.aborted) return;
    if ('path' in piece) {
      file?.end();
      file = new PassThrough();
      zip.addReadStream(file, piece.path, options);
    } else if (file?.write(piece) === false) await once(file, 'drain', { signal: closed.signal });
  }
  file?.end();
  zip.end();
}

/** Archives keep the time of a clock without its zone. Noon of the Shanghai day is one that every zone has, and reads alike. */
function noonOf(at: Date): Date {
  const [year = 0, month = 1, day = 1] = shanghaiDate(at).split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}
