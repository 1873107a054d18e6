import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FeedFiles } from '../../functions/compare/files-adapter.ts';
import type { FeedFile } from '../../functions/compare/run-work.ts';
import { sourceOf } from './a-feed.ts';

export const aFile: FeedFile = {
  id: '0mkho6o44-d84d6f8d5b0b4ed2',
  kind: 'pcr',
  key: 'incoming/pcr/somewhere/pcr.csv',
  receivedAt: '2026-01-17T10:00:00.000Z',
};

/** The bucket of the feeds, in memory. */
export function someFiles(given: Record<string, string | Buffer> = {}) {
  const kept = new Map(Object.entries(given).map(([key, content]) => [key, Buffer.from(content)]));
  function get(key: string): Buffer {
    const found = kept.get(key);
    if (found === undefined) throw new Error(`no object ${key}`);
    return found;
  }
  const files: FeedFiles = {
    get: (key) => Promise.resolve(get(key)),
    find: (key) => Promise.resolve(kept.get(key)),
    put: (key, bytes) => Promise.resolve(void kept.set(key, Buffer.from(bytes))),
    stream: (key) => Promise.resolve(Readable.from([get(key)])),
    store: async (key, pieces) => void kept.set(key, await buffer(pieces)),
    remove: (key) => Promise.resolve(void kept.delete(key)),
    source: (key) => Promise.resolve(sourceOf(get(key))),
  };
  return { files, kept };
}
