import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** An object of a site's bucket. */
export interface StaticFile {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly lastModified: string;
  /** Compressed as CloudFront does it, made once. */
  encoded(encoding: 'br' | 'gzip'): Promise<Buffer>;
}

export type FindFile = (key: string) => Promise<StaticFile | undefined>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.tsv': 'text/tab-separated-values; charset=utf-8',
  '.xml': 'text/xml',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

const brotli = promisify(brotliCompress);
const gunzippable = promisify(gzip);

/**
 * The files of a folder as the objects of a bucket, kept in memory until they change; and beside them `written`, by key:
 * what a deployment puts there itself.
 */
export function staticFiles(folder: string, written: ReadonlyMap<string, string> = new Map()): FindFile {
  const root = resolve(folder);
  const kept = new Map<string, { readonly changedAt: number; readonly file: StaticFile }>();
  const own = new Map(
    [...written].map(([key, text]) => [key, staticFile(Buffer.from(text), extname(key), new Date())]),
  );
  return async (key) => {
    const made = own.get(key);
    if (made) return made;
    const path = resolve(join(root, key));
    if (!path.startsWith(root + sep)) return undefined;
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const known = kept.get(path);
    if (known?.changedAt === found.mtimeMs) return known.file;
    const file = staticFile(await readFile(path), extname(path), found.mtime);
    kept.set(path, { changedAt: found.mtimeMs, file });
    return file;
  };
}

function staticFile(body: Buffer, ending: string, changedAt: Date): StaticFile {
  const encodings = new Map<string, Promise<Buffer>>();
  return {
    body,
    type: types[ending] ?? 'application/octet-stream',
    etag: `"${createHash('md5').update(body).digest('hex')}"`,
    lastModified: changedAt.toUTCString(),
    encoded: (encoding) => {
      const known = encodings.get(encoding);
      if (known) return known;
      const made =
        encoding === 'gzip'
          ? gunzippable(body)
          : brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
      encodings.set(encoding, made);
      return made;
    },
  };
}
