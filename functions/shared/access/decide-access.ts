import { isWithin, type Route, routes, type Scope } from '../../../schemas/access.ts';
import type { Transfer } from '../../../schemas/declaration.ts';
import type { Staff } from '../../../schemas/staff.ts';

/** What decides who may see a case: who is responsible, and who has been asked to be. */
export interface Whereabouts {
  place: string;
  transfers: readonly Pick<Transfer, 'state' | 'to'>[];
}

/** The staff route that API Gateway matched, by its route key such as `GET /v1/worklist`. */
export function staffRoute(routeKey: string): Route | undefined {
  return routes.find(({ api, method, path }) => api === 'staff' && routeKey === `${method} ${path}`);
}

/** Whether a route is for this member of staff at all: the account is active and the role is among the route's. */
export function mayCall(route: Route, staff: Pick<Staff, 'active' | 'role'>): boolean {
  return staff.active && route.roles.includes(staff.role);
}

/** Whether a case lies in a scope of the region (requirements J2; invariants 3 and 7). */
export function isInScope(scope: Scope, region: string, found: Whereabouts): boolean {
  switch (scope) {
    case 'open':
      return true;
    case 'own-place':
      return found.place === region;
    case 'responsible':
      return isWithin(found.place, region);
    case 'receiving':
      return waitsWithin(found, region);
    case 'jurisdiction':
      return isWithin(found.place, region) || waitsWithin(found, region);
    case 'own-declaration':
      return false;
  }
}

function waitsWithin({ transfers }: Whereabouts, region: string): boolean {
  return transfers.some(({ state, to }) => state === 'waiting' && isWithin(to, region));
}
