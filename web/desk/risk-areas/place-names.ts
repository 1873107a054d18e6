import { useQueries, useQuery } from '@tanstack/react-query';
import { type OriginList, originList } from '../../../schemas/region-shard.ts';

/** Lines of the statistical divisions that nobody says. */
const unspoken = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

async function load(name: string): Promise<OriginList> {
  const answer = await fetch(`/origins/${name}.json`);
  if (!answer.ok) throw new Error(`origins/${name}.json answered ${answer.status}`);
  return originList.parse(await answer.json());
}

const asked = (name: string) => ({
  queryKey: ['origins', name],
  queryFn: () => load(name),
  staleTime: Number.POSITIVE_INFINITY,
  refetchInterval: false as const,
});

/** The provinces of the country, by code and name. */
export const useProvinces = (): OriginList => useQuery(asked('index')).data ?? [];

/** The cities of a province, with their counties. */
export const useCities = (province: string): OriginList =>
  useQuery({ ...asked(province), enabled: province.length === 2 }).data ?? [];

/** What a place is called, down to its county; undefined where the country has no such place, or the names are not there yet. */
export type NameOf = (code: string) => string | undefined;

/** The names of places, of the provinces that they lie in. */
export function usePlaceNames(codes: readonly string[]): NameOf {
  const provinces = useProvinces();
  const wanted = [...new Set(codes.map((code) => code.slice(0, 2)))].filter((code) => code.length === 2);
  const cities = useQueries({ queries: wanted.map(asked) }).flatMap(({ data }) => data ?? []);
  return (code) => nameOf(code, provinces, cities);
}

/** The names from the province down to the county, without what nobody says. */
export function nameOf(code: string, provinces: OriginList, cities: OriginList): string | undefined {
  const province = provinces.find((one) => one.code === code.slice(0, 2));
  const city = cities.find((one) => one.code === code.slice(0, 4));
  const county = city?.parts?.find((one) => one.code === code.slice(0, 6));
  const isComplete = code.length === 2 ? province : code.length === 4 ? city : county;
  if (isComplete === undefined) return undefined;
  const names = [province?.name, city?.name, county?.name].filter((name) => name !== undefined);
  return names.filter((name) => !unspoken.has(name)).join(' ');
}

/** What a city or county is called in a list to choose from. */
export function choiceName(name: string, code: string): string {
  return unspoken.has(name) ? `${name}（${code}）` : name;
}
