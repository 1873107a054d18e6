import { isWithin, type Route, routes, type Scope } from '../../../schemas/access.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import type { Staff } from '../../../schemas/staff.ts';

/** What decides who may see a case: who is responsible, and who has been asked to be. */
export type Whereabouts = Pick<Declaration, 'place' | 'waitingAt' | 'refusedBy'>;

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
    case 'region':
    case 'responsible':
      return isWithin(found.place, region);
    case 'receiving':
      return [found.waitingAt, found.refusedBy, found.place].some((asked) => liesWithin(asked, region));
    case 'jurisdiction':
      return isWithin(found.place, region) || liesWithin(found.waitingAt, region);
    case 'own-declaration':
    case 'own-export':
    case 'others-export':
    case 'outside':
      return false;
  }
}

function liesWithin(place: string | undefined, region: string): boolean {
  return place !== undefined && isWithin(place, region);
}
