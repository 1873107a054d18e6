import { isWithin } from '../../schemas/access.ts';
import type { CaseViews } from '../../schemas/case-list.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type CaseFinder, findInScope } from '../shared/access/find-in-scope.ts';

export interface ViewNeeds {
  cases: CaseFinder;
  views: { of(id: string): Promise<CaseViews['views']> };
  /** Whether the province has connected a city's own system. */
  isConnected(city: string): Promise<boolean>;
}

/**
 * By whom a case was looked at, the latest first (requirements A12, D2), and which systems are told every change of it (requirements
 * J1). A level sees the views of its own people and of those below it, whom it supervises; who above it looked is for the levels
 * above to see (decision 0011).
 * @throws RefusedError `not-found` outside the jurisdiction.
 */
export async function listViews(needs: ViewNeeds, caller: Caller, id: string): Promise<CaseViews> {
  const seen = await findInScope(needs.cases, caller, { id });
  const [found, told] = await Promise.all([needs.views.of(id), toldOf(needs, seen)]);
  return { views: found.filter(({ place }) => isWithin(place, caller.staff.region)), told };
}

async function toldOf(needs: ViewNeeds, seen: Declaration): Promise<CaseViews['told']> {
  const left = seen.transfers.filter(({ state }) => state === 'accepted').map(({ from }) => from);
  const cities = [...new Set([seen.place, ...left].map(cityOf))];
  const connected = await Promise.all(cities.map((city) => needs.isConnected(city)));
  return [
    { reader: 'platform', region: provinceOf(seen.place) },
    ...cities
      .filter((_city, index) => connected[index])
      .map((region) => ({ reader: 'city-system' as const, region })),
  ];
}

const cityOf = (code: string): string => code.slice(0, 4);
const provinceOf = (code: string): string => code.slice(0, 2);
