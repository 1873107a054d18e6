import { core } from './echarts.ts';

// Addresses only: a city's shapes are fetched when somebody looks at the city.
const files = import.meta.glob<string>('../maps/*.json', { query: '?url', import: 'default', eager: true });

/** Makes the shapes of a region's children known; each is named by its code. Answers the codes that have one. */
export async function loadMap(region: string): Promise<Set<string>> {
  const address = files[`../maps/${region}.json`];
  if (address === undefined) throw new RangeError(`no shapes of ${region}`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`shapes of ${region}: ${response.status}`);
  const shapes = (await response.json()) as { features: { properties: { name: string } }[] };
  core.registerMap(region, shapes as never);
  return new Set(shapes.features.map(({ properties }) => properties.name));
}
