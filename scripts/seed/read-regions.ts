import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { pathOf } from '../../schemas/region.ts';

/** A division. `path` holds the names from the province down to it, joined by `/`. */
export interface RegionLine {
  code: string;
  name: string;
  path: string;
  /** Code of the region above; `0` above a province. */
  parent: string;
}

function* read(file: string): Generator<RegionLine> {
  const paths = new Map<string, string>();
  const packed = readFileSync(new URL(file, import.meta.url));
  for (const line of gunzipSync(packed).toString('utf8').trimEnd().split('\n')) {
    const [code = '', name = ''] = line.split('\t');
    const parent = pathOf(code).at(-2) ?? '0';
    const above = paths.get(parent);
    const path = above === undefined ? name : `${above}/${name}`;
    paths.set(code, path);
    yield { code, name, path, parent };
  }
}

/** All 55,164 divisions of Henan, each after the one that it lies in. */
export function readRegions(): Generator<RegionLine> {
  return read('henan-regions.tsv.gz');
}

/** Provinces, cities and counties of China, each after the one that it lies in: where a journey may start. */
export function readOrigins(): Generator<RegionLine> {
  return read('china-divisions.tsv.gz');
}
