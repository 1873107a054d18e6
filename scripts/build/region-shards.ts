import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CityShards, CountyShard, OriginList, RegionIndex } from '../../schemas/region-shard.ts';
import { type RegionLine, readOrigins, readRegions } from '../seed/read-regions.ts';
import { ownReadingOf, readingsFile, usualReadings } from './pinyin-names.ts';

type Children = (code: string) => RegionLine[];

function childrenOf(regions: RegionLine[]): Children {
  const byParent = Map.groupBy(regions, ({ parent }) => parent);
  return (code) => byParent.get(code) ?? [];
}

/** The files of Henan's communities, as `schemas/region-shard.ts` says, by their name in the folder. */
export function regionFiles(regions: RegionLine[]): Map<string, unknown> {
  const children = childrenOf(regions);
  const usual = usualReadings(regions.map(({ name }) => name));
  const readingOf = ({ name }: RegionLine): [string] | [] => {
    const own = ownReadingOf(name, usual);
    return own === undefined ? [] : [own];
  };
  const named = (line: RegionLine) => {
    const [reading] = readingOf(line);
    return { code: line.code, name: line.name, ...(reading === undefined ? {} : { reading }) };
  };
  const shardOf = (county: RegionLine): CountyShard =>
    children(county.code).map((township) => [
      township.code.slice(6),
      township.name,
      children(township.code).map((community) => [
        community.code.slice(9),
        community.name,
        ...readingOf(community),
      ]),
      ...readingOf(township),
    ]);

  const files = new Map<string, unknown>([['readings', readingsFile(usual)]]);
  const index: RegionIndex = [];
  for (const city of children('41')) {
    const shards: CityShards = {};
    for (const county of children(city.code)) {
      const shard = shardOf(county);
      shards[county.code] = shard;
      files.set(county.code, shard);
    }
    files.set(city.code, shards);
    index.push({ ...named(city), counties: children(city.code).map(named) });
  }
  return files.set('index', index);
}

/** The files of where a journey may start: the provinces, and each province's cities with their counties. */
export function originFiles(divisions: RegionLine[]): Map<string, OriginList> {
  const children = childrenOf(divisions);
  const plain = ({ code, name }: RegionLine) => ({ code, name });
  const files = new Map<string, OriginList>([['index', children('0').map(plain)]]);
  for (const province of children('0'))
    files.set(
      province.code,
      children(province.code).map((city) => ({ ...plain(city), parts: children(city.code).map(plain) })),
    );
  return files;
}

function writeAll(folder: string, files: Map<string, unknown>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) writeFileSync(join(folder, `${name}.json`), JSON.stringify(content));
}

/** Writes `origins/` into a built site: the provinces, cities and counties of the whole country. */
export function writeOrigins(site: string): void {
  writeAll(join(site, 'origins'), originFiles([...readOrigins()]));
}

/** Writes `regions/` and `origins/` into a built site: one file a county, none larger than a poor line can carry. */
export function writeRegionShards(site: string): void {
  writeAll(join(site, 'regions'), regionFiles([...readRegions()]));
  writeOrigins(site);
}
