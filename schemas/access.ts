import type { Role } from './staff.ts';

/**
 * Who may call what, and over which cases: data, from which the functions decide and the access tests are generated
 * (requirements J2, invariant 7).
 */
export type Scope =
  /** Nothing that belongs to a person. */
  | 'open'
  /** The caller's own declaration: its receipt secret, or a session of its phone. */
  | 'own-declaration'
  /** The caller's own place only. */
  | 'own-place'
  /** Cases whose responsible place lies in the caller's region, and cases that wait there for acceptance. */
  | 'jurisdiction'
  /** The region that is asked for lies in the caller's. */
  | 'region'
  /** Cases whose responsible place lies in the caller's region. */
  | 'responsible'
  /** Cases whose last transfer asked a community in the caller's region. */
  | 'receiving'
  /** Regions outside the caller's own, none wider than it. */
  | 'outside'
  /** What the caller asked to be exported, of regions in theirs. */
  | 'own-export'
  /** Large exports that others of the caller's region, or of one below it, asked for. */
  | 'others-export';

export interface Route {
  api: 'citizen' | 'staff';
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  scope: Scope;
  /** Staff roles that may call it; none for the citizens' API. */
  roles: readonly Role[];
}

const everyone: readonly Role[] = ['officer', 'township', 'county', 'city', 'province'];
const local: readonly Role[] = ['officer', 'township'];
const administrators: readonly Role[] = ['township', 'county', 'city', 'province'];
/** Whose a city’s own system is: its client, and the people of the city (requirements J1). */
const ofACity: readonly Role[] = ['city', 'city-system'];
const issuing: readonly Role[] = ['county', 'city', 'province'];
const ofCities: readonly Role[] = [...ofACity, 'province'];
/** Who is told what changed, whole and in bulk: systems, never people, who see lists masked and have exports approved (decision 0031). */
const systems: readonly Role[] = ['city-system', 'platform'];
/**
 * Who may look outside by break-glass (requirements D8): who leads an inquiry. Officers and townships ask their county.
 * The province is among them for regions outside it; inside, everything is theirs.
 */
const inquiring: readonly Role[] = ['county', 'city', 'province'];

export const routes = [
  { api: 'citizen', method: 'POST', path: '/v1/declarations', scope: 'open', roles: [] },
  { api: 'citizen', method: 'GET', path: '/v1/declarations', scope: 'own-declaration', roles: [] },
  { api: 'citizen', method: 'GET', path: '/v1/declarations/{id}', scope: 'own-declaration', roles: [] },
  { api: 'citizen', method: 'PUT', path: '/v1/declarations/{id}', scope: 'own-declaration', roles: [] },
  {
    api: 'citizen',
    method: 'POST',
    path: '/v1/declarations/{id}/withdrawal',
    scope: 'own-declaration',
    roles: [],
  },
  {
    api: 'citizen',
    method: 'POST',
    path: '/v1/declarations/{id}/messages',
    scope: 'own-declaration',
    roles: [],
  },
  {
    api: 'citizen',
    method: 'PUT',
    path: '/v1/declarations/{id}/receipt',
    scope: 'own-declaration',
    roles: [],
  },
  { api: 'citizen', method: 'POST', path: '/v1/citizen/codes', scope: 'open', roles: [] },
  { api: 'citizen', method: 'POST', path: '/v1/citizen/sessions', scope: 'open', roles: [] },
  { api: 'citizen', method: 'GET', path: '/d/{community}', scope: 'open', roles: [] },
  { api: 'staff', method: 'GET', path: '/v1/me', scope: 'open', roles: everyone },
  { api: 'staff', method: 'GET', path: '/v1/regions/{code}', scope: 'open', roles: everyone },
  { api: 'staff', method: 'GET', path: '/v1/worklist', scope: 'own-place', roles: local },
  { api: 'staff', method: 'GET', path: '/v1/declarations', scope: 'region', roles: everyone },
  { api: 'staff', method: 'GET', path: '/v1/declarations/{id}', scope: 'jurisdiction', roles: everyone },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/declarations/{id}/unmasking',
    scope: 'jurisdiction',
    roles: administrators,
  },
  {
    api: 'staff',
    method: 'GET',
    path: '/v1/declarations/{id}/views',
    scope: 'jurisdiction',
    roles: administrators,
  },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/declarations/{id}/verifications',
    scope: 'responsible',
    roles: local,
  },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/declarations/{id}/transfers',
    scope: 'responsible',
    // Levels above the township only decide where a case belongs that was passed on too often (invariant 3).
    roles: everyone,
  },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/declarations/{id}/transfers/{n}/acceptance',
    scope: 'receiving',
    roles: local,
  },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/declarations/{id}/transfers/{n}/refusal',
    scope: 'receiving',
    roles: local,
  },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/declarations/{id}/claims/{claim}/settlement',
    scope: 'responsible',
    roles: local,
  },
  { api: 'staff', method: 'POST', path: '/v1/break-glass', scope: 'outside', roles: inquiring },
  // Whoever was looked into may know, the officer of a community too.
  { api: 'staff', method: 'GET', path: '/v1/break-glass', scope: 'region', roles: everyone },
  { api: 'staff', method: 'PUT', path: '/v1/capacities/{region}', scope: 'own-place', roles: ['county'] },
  {
    api: 'staff',
    method: 'GET',
    path: '/v1/capacities',
    scope: 'region',
    // Places and tests are a county's: there are none to sum below it.
    roles: ['county', 'city', 'province'],
  },
  // The list is public; what is listed has consequences for people everywhere in the province.
  { api: 'staff', method: 'GET', path: '/v1/risk-areas', scope: 'open', roles: everyone },
  { api: 'staff', method: 'POST', path: '/v1/risk-areas', scope: 'open', roles: ['province'] },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/risk-areas/import-previews',
    scope: 'open',
    roles: ['province'],
  },
  { api: 'staff', method: 'POST', path: '/v1/risk-areas/imports', scope: 'open', roles: ['province'] },
  // An officer's list is a page or two long.
  { api: 'staff', method: 'POST', path: '/v1/exports', scope: 'region', roles: administrators },
  { api: 'staff', method: 'GET', path: '/v1/exports', scope: 'own-export', roles: administrators },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/exports/{id}/link',
    scope: 'own-export',
    roles: administrators,
  },
  {
    api: 'staff',
    method: 'GET',
    path: '/v1/exports/approvals',
    scope: 'others-export',
    roles: administrators,
  },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/exports/{id}/approval',
    scope: 'others-export',
    roles: administrators,
  },
  { api: 'staff', method: 'GET', path: '/v1/statistics', scope: 'region', roles: everyone },
  { api: 'staff', method: 'GET', path: '/v1/statistics/drift', scope: 'region', roles: everyone },
  // An officer has their own history.
  { api: 'staff', method: 'GET', path: '/v1/daily-reports', scope: 'region', roles: everyone },
  { api: 'staff', method: 'GET', path: '/v1/daily-reports/{day}', scope: 'region', roles: administrators },
  // Who answers for the communities, and has their duty phone.
  { api: 'staff', method: 'GET', path: '/v1/feeds', scope: 'open', roles: administrators },
  { api: 'staff', method: 'POST', path: '/v1/feeds/{kind}/files', scope: 'open', roles: ['province'] },
  { api: 'staff', method: 'POST', path: '/v1/feeds/{kind}/uploads', scope: 'open', roles: ['province'] },
  { api: 'staff', method: 'POST', path: '/v1/feeds/{kind}/rows', scope: 'open', roles: ['province'] },
  { api: 'staff', method: 'GET', path: '/v1/feed-runs', scope: 'open', roles: administrators },
  { api: 'staff', method: 'POST', path: '/v1/feed-runs/{id}/rejected', scope: 'open', roles: ['province'] },
  { api: 'staff', method: 'POST', path: '/v1/feed-runs/{id}/outcomes', scope: 'open', roles: ['province'] },
  // Which whereabouts are told, and by whose order, is no secret; to open them is for the province.
  { api: 'staff', method: 'GET', path: '/v1/feed-mandates', scope: 'open', roles: administrators },
  { api: 'staff', method: 'POST', path: '/v1/feed-mandates', scope: 'open', roles: ['province'] },
  { api: 'staff', method: 'POST', path: '/v1/feed-mandates/{id}/end', scope: 'open', roles: ['province'] },
  // A mass flag is released by the province and a city: two units (requirements D7).
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/feed-runs/{id}/release',
    scope: 'open',
    roles: ['city', 'province'],
  },
  {
    api: 'staff',
    method: 'GET',
    path: '/v1/declarations/{id}/comparisons',
    scope: 'jurisdiction',
    roles: everyone,
  },
  // A city’s own system is the city’s and its client’s; the province decides how far it has merged in (J1).
  {
    api: 'staff',
    method: 'GET',
    path: '/v1/city-systems',
    scope: 'region',
    roles: [...ofCities, 'platform'],
  },
  { api: 'staff', method: 'PUT', path: '/v1/city-systems/{city}', scope: 'region', roles: ['province'] },
  { api: 'staff', method: 'GET', path: '/v1/city-systems/{city}/mapping', scope: 'region', roles: ofCities },
  { api: 'staff', method: 'PUT', path: '/v1/city-systems/{city}/mapping', scope: 'region', roles: ofACity },
  { api: 'staff', method: 'POST', path: '/v1/city-systems/{city}/files', scope: 'region', roles: ofACity },
  { api: 'staff', method: 'POST', path: '/v1/city-systems/{city}/uploads', scope: 'region', roles: ofACity },
  { api: 'staff', method: 'POST', path: '/v1/city-systems/{city}/rows', scope: 'region', roles: ofACity },
  { api: 'staff', method: 'GET', path: '/v1/city-systems/{city}/imports', scope: 'region', roles: ofCities },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/city-systems/{city}/imports/{id}/outcomes',
    scope: 'region',
    roles: ofACity,
  },
  {
    api: 'staff',
    method: 'GET',
    path: '/v1/city-systems/{city}/conflicts',
    scope: 'region',
    roles: ofCities,
  },
  // Which of two stands is decided by a person.
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/city-systems/{city}/conflicts/{id}/decision',
    scope: 'region',
    roles: ['city'],
  },
  { api: 'staff', method: 'GET', path: '/v1/city-systems/{city}/counts', scope: 'region', roles: ofCities },
  {
    api: 'staff',
    method: 'PUT',
    path: '/v1/city-systems/{city}/counts/{day}',
    scope: 'region',
    roles: ofACity,
  },
  // One SIM, one device, one officer: who issues them is who has the agreement with the operator (requirements F1).
  { api: 'staff', method: 'GET', path: '/v1/equipment/{region}', scope: 'region', roles: everyone },
  { api: 'staff', method: 'PUT', path: '/v1/equipment/{region}', scope: 'region', roles: issuing },
  { api: 'staff', method: 'POST', path: '/v1/equipment/{region}/steps', scope: 'region', roles: everyone },
  { api: 'staff', method: 'POST', path: '/v1/equipment/{region}/imports', scope: 'region', roles: issuing },
  { api: 'staff', method: 'GET', path: '/v1/city-systems/{city}/changes', scope: 'region', roles: systems },
  {
    api: 'staff',
    method: 'PUT',
    path: '/v1/city-systems/{city}/changes/acknowledgement',
    scope: 'region',
    roles: systems,
  },
  { api: 'staff', method: 'GET', path: '/v1/findings', scope: 'region', roles: everyone },
  { api: 'staff', method: 'GET', path: '/v1/findings/{id}', scope: 'responsible', roles: everyone },
  { api: 'staff', method: 'POST', path: '/v1/findings/{id}/steps', scope: 'responsible', roles: everyone },
  {
    api: 'staff',
    method: 'GET',
    path: '/v1/daily-reports/{day}/files',
    scope: 'region',
    roles: administrators,
  },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/daily-reports/{day}/files/links',
    scope: 'region',
    roles: administrators,
  },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/daily-reports/{day}/reminders',
    scope: 'region',
    roles: ['township', 'county'],
  },
  {
    api: 'staff',
    method: 'GET',
    path: '/v1/daily-reports/{day}/communities/{community}',
    scope: 'region',
    roles: everyone,
  },
  // A township reports for a community that has no active officer (B3).
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/daily-reports/{day}/communities/{community}/confirmation',
    scope: 'region',
    roles: local,
  },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/daily-reports/{day}/communities/{community}/corrections',
    scope: 'region',
    roles: local,
  },
  {
    api: 'staff',
    method: 'POST',
    path: '/v1/daily-reports/{day}/communities/{community}/objection-answer',
    scope: 'region',
    roles: ['township'],
  },
  { api: 'staff', method: 'GET', path: '/v1/metrics', scope: 'open', roles: everyone },
  { api: 'staff', method: 'GET', path: '/v1/forecast', scope: 'region', roles: everyone },
] as const satisfies readonly Route[];

/** Whether a place lies in a region: the region itself, or below it, by code prefix. */
export function isWithin(place: string, region: string): boolean {
  return place.startsWith(region);
}
