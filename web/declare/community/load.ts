import type * as z from 'zod/mini';
import { cityShards, countyShard, originList, readings, regionIndex } from '../../../schemas/region-shard.ts';

const loaded = new Map<string, Promise<unknown>>();

/** A static file, once; after a failure the next call tries again. */
function load<Schema extends z.ZodMiniType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
  const known = loaded.get(path);
  if (known !== undefined) return known as Promise<z.infer<Schema>>;
  const loading = fetch(path)
    .then((answer) => {
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      return answer.json();
    })
    .then((content) => schema.parse(content))
    .catch((cause: unknown) => {
      loaded.delete(path);
      throw new Error(`${path} could not be loaded`, { cause });
    });
  loaded.set(path, loading);
  return loading;
}

export const loadIndex = () => load('/regions/index.json', regionIndex);
export const loadCounty = (county: string) => load(`/regions/${county}.json`, countyShard);
export const loadCity = (city: string) => load(`/regions/${city}.json`, cityShards);
export const loadReadings = () => load('/regions/readings.json', readings);
export const loadProvinces = () => load('/origins/index.json', originList);
export const loadProvince = (province: string) => load(`/origins/${province}.json`, originList);
