import type { Scope } from '../../../schemas/access.ts';
import type { Actor } from '../../../schemas/declaration.ts';
import type { StaffDuty } from '../../../schemas/staff.ts';
import { RefusedError } from '../errors.ts';
import type { Freshness } from '../life-cycle/decide-on-recent.ts';
import { mayCall, staffRoute } from './decide-access.ts';

export interface StaffAccounts {
  find(sub: string): Promise<StaffDuty | undefined>;
}

/** Who calls: an active member of staff, on a route that their role may call, over the cases of its scope. */
export interface Caller {
  staff: StaffDuty;
  scope: Scope;
}

/** Who calls, read as freshly as it is asked. @throws RefusedError `not-allowed` as authorise does. */
export type CallerAt = (freshness: Freshness) => Promise<Caller>;

/**
 * Who calls a route. Role and region come from the account, not from the token, so that removal works at once
 * (design.md §6).
 * @throws RefusedError `not-allowed` for an unknown or inactive account and for a role that the route is not for.
 */
export async function authorise(accounts: StaffAccounts, sub: string, routeKey: string): Promise<Caller> {
  return admit(await accounts.find(sub), routeKey);
}

/** The same, when the account was read together with something else. */
export function admit<Member extends StaffDuty>(
  staff: Member | undefined,
  routeKey: string,
): Caller & { staff: Member } {
  const route = staffRoute(routeKey);
  if (route === undefined || staff === undefined || !mayCall(route, staff))
    throw new RefusedError('not-allowed', 403);
  return { staff, scope: route.scope };
}

/** Whom an entry names: the account and the place that it acted for. */
export function actorOf({ staff: { sub, region } }: Caller): Actor {
  return { sub, place: region };
}
