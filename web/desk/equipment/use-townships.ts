import { useRegion } from '../api/queries.ts';

/** The townships of a county by their codes: communities of different ones may have the same name. Nothing below the county, where all lie in one. */
export function useTownships(region: string): ReadonlyMap<string, string> {
  const { data } = useRegion(region);
  return new Map(region.length === 6 ? data?.children.map(({ code, name }) => [code, name]) : []);
}
