import { createHash } from 'node:crypto';
import { feedKinds } from '../../schemas/feed-kind.ts';
import { type FeedMandate, isFeedOpen } from '../../schemas/feed-mandate.ts';
import { type FeedManifest, feedManifest } from '../../schemas/feed-manifest.ts';
import { differsFromManifest } from './file/check-manifest.ts';
import { cutRanges } from './file/cut-ranges.ts';
import { expandGzip } from './file/expand-gzip.ts';
import { FeedRefusedError } from './file/feed-refused.ts';
import { inspectFeed } from './file/inspect-feed.ts';
import { isGzip } from './file/recognise-content.ts';
import type { FeedRefusal } from './file/recognise-header.ts';
import type { FeedFiles } from './files-adapter.ts';
import { type FeedChunk, type FeedFile, type FeedReading, manifestSuffix, workKeys } from './run-work.ts';

export type Looked = { refusal: FeedRefusal } | { reading: FeedReading; chunks: FeedChunk[] };

/** So much of a file is one function's, or more where there would be too many parts. */
const chunkBytes = 8 * 2 ** 20;
const mostChunks = 200;
const headBytes = 16;

/**
 * Looks at a file that came: against its manifest, what it is, and how it is to be read; one that is compressed is expanded beside it. Nothing of
 * a file that is refused is used. One that tells whereabouts and came without a mandate is not read at all, and does not lie about: it is deleted
 * before it is refused (requirements D3).
 */
export async function lookAtFile(
  files: FeedFiles,
  file: FeedFile,
  mandates: readonly FeedMandate[],
): Promise<Looked> {
  const kind = feedKinds.find(({ id }) => id === file.kind);
  if (kind === undefined) throw new Error(`no feed kind ${file.kind}`);
  if (!isFeedOpen(kind, mandates, new Date(file.receivedAt))) {
    await files.remove(file.key);
    await files.remove(`${file.key}${manifestSuffix}`);
    return refused('kind-off');
  }
  const manifest = await readManifest(files, file);
  if (manifest === undefined) return refused('manifest-broken');
  const given = await files.source(file.key);
  if (given.size === 0) return refused('empty');
  const differs = await compareWithManifest(files, file, { manifest, size: given.size });
  if (differs !== undefined) return refused(differs);
  const plainKey = isGzip(Buffer.from(await given.read(0, headBytes))) ? workKeys.plain(file.id) : file.key;
  try {
    if (plainKey !== file.key) await files.store(plainKey, expandGzip(await files.stream(file.key)));
  } catch (error) {
    if (error instanceof FeedRefusedError) return { refusal: { code: error.code, columns: [] } };
    throw error;
  }
  const source = await files.source(plainKey);
  const inspected = await inspectFeed(source, kind);
  if ('refusal' in inspected) return inspected;
  const { layout } = inspected;
  const reading = { ...file, plainKey, layout, isWhole: 'sha256' in manifest };
  const size = Math.max(chunkBytes, Math.ceil(layout.size / mostChunks));
  const chunks = cutRanges(layout, size).map((range) => ({ ...reading, ...range }));
  return { reading, chunks };
}

const refused = (code: FeedRefusal['code']): Looked => ({ refusal: { code, columns: [] } });

/** What the sender says of it; undefined for a manifest that says nothing that can be read. */
async function readManifest(files: FeedFiles, { key }: FeedFile): Promise<FeedManifest | undefined> {
  const written = await files.find(`${key}${manifestSuffix}`);
  if (written === undefined) return {};
  try {
    return feedManifest.parse(JSON.parse(written.toString()));
  } catch {
    return undefined;
  }
}

async function compareWithManifest(
  files: FeedFiles,
  { key }: FeedFile,
  { manifest, size }: { manifest: FeedManifest; size: number },
): Promise<ReturnType<typeof differsFromManifest>> {
  const bySize = differsFromManifest(manifest, { bytes: size });
  if (bySize !== undefined || manifest.sha256 === undefined) return bySize;
  const hash = createHash('sha256');
  for await (const piece of await files.stream(key)) hash.update(piece as Uint8Array);
  return differsFromManifest(manifest, { sha256: hash.digest('hex') });
}
