import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Freshness } from '../life-cycle/decide-on-recent.ts';
import { findDuty } from '../table/staff-store.ts';
import type { Table } from '../table/table.ts';
import { authorise, type Caller } from './authorise.ts';

type StaffEvent = Pick<APIGatewayProxyEventV2WithJWTAuthorizer, 'requestContext' | 'routeKey'>;

/** The subject of the token, as the JWT authorizer of the staff API checked it (design.md §6). */
export function subjectOf({ requestContext }: Pick<StaffEvent, 'requestContext'>): string {
  return String(requestContext.authorizer.jwt.claims['sub']);
}

/**
 * Who calls a route of the staff API.
 * @throws RefusedError `not-allowed` (403) for an unknown or inactive account and for a role that the route is not for.
 */
export function callerOf(table: Table, event: StaffEvent, freshness?: Freshness): Promise<Caller> {
  return authorise({ find: (sub) => findDuty(table, sub, freshness) }, subjectOf(event), event.routeKey);
}
