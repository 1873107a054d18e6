import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { pathOf } from '../../schemas/region.ts';

/** A division of Henan. `path` holds the names from the province down to it, joined by `/`. */
export interface RegionLine {
  code: string;
  name: string;
  path: string;
  /** Code of the region above; `0` above the province. */
  parent: string;
}

const file = new URL('henan-regions.tsv.gz', import.meta.url);

/** All 55,164 divisions of Henan, each after the one that it lies in. */
export function* readRegions(): Generator<RegionLine> {
  const paths = new Map<string, string>();
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')) {
    const [code = '', name = ''] = line.split('\t');
    const parent = pathOf(code).at(-2) ?? '0';
    const above = paths.get(parent);
    const path = above === undefined ? name : `${above}/${name}`;
    paths.set(code, path);
    yield { code, name, path, parent };
  }
}
