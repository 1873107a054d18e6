import { hash, randomBytes } from 'node:crypto';
import type { CityMapping } from '../../../schemas/city-mapping.ts';
import type { CityPart } from '../../../schemas/city-row.ts';
import { expandGzip } from '../file/expand-gzip.ts';
import { FeedRefusedError } from '../file/feed-refused.ts';
import { inspectTable } from '../file/inspect-feed.ts';
import { isGzip } from '../file/recognise-content.ts';
import type { FeedRefusal } from '../file/recognise-header.ts';
import type { FeedFiles } from '../files-adapter.ts';
import { compileMapping } from './compile-mapping.ts';
import { openParts } from './cut-parts.ts';
import { type CityFile, importKeys } from './import-work.ts';
import { columnsOf, readCityFile } from './read-city-file.ts';

/** A city’s day is a tenth of it. */
const mostBytes = 64 * 2 ** 20;
const headBytes = 16;
const bounds = { bytes: mostBytes, ratio: 200 };

export type CityFileRead = { refusal: FeedRefusal } | { parts: CityPart[]; rows: number };

/** Reads a city’s file, and puts its rows into parts for whoever files them (requirements J1). Nothing of a refused one is used. */
export async function readImport(
  files: FeedFiles,
  file: CityFile,
  mapping: CityMapping,
): Promise<CityFileRead> {
  const plain = await expand(files, file);
  if (typeof plain !== 'string') return plain;
  const source = await files.source(plain);
  if (source.size > mostBytes) return refused('import-large');
  if (source.size === 0) return refused('empty');
  const inspected = await inspectTable(source, columnsOf(mapping));
  if ('refusal' in inspected) return inspected;
  const collected = openParts();
  const asked = {
    layout: inspected.layout,
    mapping: compileMapping(mapping),
    receivedAt: new Date(file.receivedAt),
    hashOfNewSecret: () => hash('sha256', randomBytes(32), 'base64url'),
  };
  await readCityFile(source, asked, collected.take);
  const { parts, rejected } = collected.done();
  const { id, city, isDryRun } = file;
  await files.put(importKeys.unread(id), Buffer.from(JSON.stringify(rejected)));
  for (const [part, rows] of parts.entries())
    await files.put(importKeys.rows(id, part), Buffer.from(JSON.stringify(rows)));
  return {
    parts: parts.map((_, part) => ({ id, city, mapping: file.mapping, part, isDryRun })),
    rows: rejected.length + parts.reduce((sum, { length }) => sum + length, 0),
  };
}

/** Where the plain text lies. */
async function expand(files: FeedFiles, { id, key }: CityFile): Promise<string | { refusal: FeedRefusal }> {
  const given = await files.source(key);
  if (given.size > mostBytes) return refused('import-large');
  if (given.size === 0) return refused('empty');
  if (!isGzip(Buffer.from(await given.read(0, headBytes)))) return key;
  try {
    await files.store(importKeys.plain(id), expandGzip(await files.stream(key), bounds));
    return importKeys.plain(id);
  } catch (error) {
    if (error instanceof FeedRefusedError) return refused(error.code);
    throw error;
  }
}

function refused(code: FeedRefusal['code']): { refusal: FeedRefusal } {
  return { refusal: { code, columns: [] } };
}
