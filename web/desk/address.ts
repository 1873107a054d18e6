import { controlMeasure, transport } from '../../schemas/codes.ts';
import { declarationState } from '../../schemas/life-cycle.ts';
import { isListed, metricOf } from '../../schemas/metric.ts';
import { riskLevel } from '../../schemas/occurrence.ts';
import { isRealDate } from '../../schemas/shanghai-day.ts';
import { originCodes } from '../../schemas/tally.ts';
import { cellOf } from '../staff/cell.ts';

export interface Range {
  from: string;
  to: string;
}

/** What each filter can be set to; a metric, to any that a list can name the cases of. */
export const filterValues = {
  state: declarationState.options,
  risk: ['stay', ...riskLevel.options],
  measure: controlMeasure.options,
  transport: transport.options,
  origin: originCodes,
  overdue: ['true'],
  dispatch: ['true'],
} as const;
export type FilterName = 'metric' | keyof typeof filterValues;
export type Filters = Partial<Record<FilterName, string>>;
export const filterNames = ['metric', ...Object.keys(filterValues)] as FilterName[];

export interface FindingFilters {
  /** Those that are open unless it is said. */
  state?: 'closed';
  rule?: string;
}

export const equipmentViews = ['without', 'issued', 'elsewhere'] as const;
/** Communities without equipment, with what they have not received yet, and with a SIM in a device that is none of theirs. */
export type EquipmentView = (typeof equipmentViews)[number];

/**
 * What the address bar says is what the screen shows. Hash addresses, because the site is plain files in a bucket. Codes
 * and ids only: nothing about a person stands in an address, so any of them can be copied and sent.
 */
export type Address =
  | { screen: 'home' }
  | { screen: 'overview'; region: string; range?: Range; rank?: string }
  | { screen: 'list'; region: string; range?: Range; filters: Filters; shown?: string }
  | { screen: 'reports'; region: string; day?: string }
  | { screen: 'capacity'; region: string }
  /** The SIMs and devices of communities; `only` some of them, and one beside them. */
  | { screen: 'equipment'; region: string; only?: EquipmentView; shown?: string }
  /** What comparison with feeds found in a region; of one's own without saying which. */
  | { screen: 'own-findings' }
  | ({ screen: 'findings'; region: string; shown?: string } & FindingFilters)
  | { screen: 'finding'; id: string }
  | { screen: 'case'; id: string }
  | { screen: 'break-glass'; region?: string }
  | { screen: 'exports' }
  | { screen: 'comparison' }
  /** The systems that cities run themselves; without saying which, all that are one's own to see. */
  | { screen: 'city-systems'; city?: string }
  /** `area` is a province or a city; `day` a day, or `all` that was ever listed. */
  | { screen: 'risk-areas'; area?: string; day?: string }
  | { screen: 'unknown' };

const idForm = /^[A-Za-z0-9_-]{22}$/;
const ruleForm = /^[a-z-]{3,40}$/;
const findingForm = /^[A-Za-z0-9_-]{22}~[a-z-]{3,40}$/;
const codeForm = /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/;

function rangeOf(query: URLSearchParams): { range?: Range } {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  return isRealDate(from) && isRealDate(to) && from <= to ? { range: { from, to } } : {};
}

function filtersOf(query: URLSearchParams): Filters {
  const filters: Filters = {};
  for (const name of filterNames) {
    const value = query.get(name);
    if (value !== null && mayBe(name, value)) filters[name] = value;
  }
  return filters;
}

function mayBe(name: FilterName, value: string): boolean {
  if (name === 'metric') return isListed(value);
  const allowed: readonly string[] = filterValues[name];
  return allowed.includes(value);
}

function readRegion(region: string, [part, day]: readonly string[], query: URLSearchParams): Address {
  if (part === 'reports' && day !== undefined)
    return isRealDate(day) ? { screen: 'reports', region, day } : { screen: 'unknown' };
  if (day !== undefined) return { screen: 'unknown' };
  if (part === undefined) {
    const rank = query.get('rank') ?? '';
    return {
      screen: 'overview',
      region,
      ...rangeOf(query),
      ...(metricOf(rank) === undefined ? {} : { rank }),
    };
  }
  if (part === 'capacity') return { screen: 'capacity', region };
  if (part === 'reports') return { screen: 'reports', region };
  if (part === 'equipment') return readEquipment(region, query);
  if (part === 'findings') return readFindings(region, query);
  if (part !== 'declarations') return { screen: 'unknown' };
  const shown = query.get('shown') ?? '';
  return {
    screen: 'list',
    region,
    ...rangeOf(query),
    filters: filtersOf(query),
    ...(idForm.test(shown) ? { shown } : {}),
  };
}

function readFindings(region: string, query: URLSearchParams): Address {
  const [rule, shown] = [query.get('rule') ?? '', query.get('shown') ?? ''];
  return {
    screen: 'findings',
    region,
    ...(query.get('state') === 'closed' && { state: 'closed' }),
    ...(ruleForm.test(rule) && { rule }),
    ...(findingForm.test(shown) && { shown }),
  };
}

function readEquipment(region: string, query: URLSearchParams): Address {
  const only = equipmentViews.find((view) => view === query.get('only'));
  const shown = query.get('shown') ?? '';
  return {
    screen: 'equipment',
    region,
    ...(only !== undefined && { only }),
    ...(/^\d{12}$/.test(shown) && { shown }),
  };
}

function readFinding(id: string | undefined): Address {
  if (id === undefined) return { screen: 'own-findings' };
  return findingForm.test(id) ? { screen: 'finding', id } : { screen: 'unknown' };
}

function readCity(city: string | undefined): Address {
  if (city === undefined) return { screen: 'city-systems' };
  return /^41\d{2}$/.test(city) ? { screen: 'city-systems', city } : { screen: 'unknown' };
}

/** The address that a hash stands for; what is not one of ours reads as `unknown`. */
export function readAddress(hash: string): Address {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const query = new URLSearchParams(search);
  const [first, second, ...rest] = path.split('/').filter((part) => part !== '');
  const [third, , more] = rest;
  if (more !== undefined) return { screen: 'unknown' };
  if (first === undefined) return { screen: 'home' };
  if (first === 'regions' && codeForm.test(second ?? '')) return readRegion(second ?? '', rest, query);
  if (first === 'declarations' && idForm.test(second ?? '') && third === undefined)
    return { screen: 'case', id: second ?? '' };
  if (first === 'findings' && third === undefined) return readFinding(second);
  if (first === 'exports' && second === undefined) return { screen: 'exports' };
  if (first === 'comparison' && second === undefined) return { screen: 'comparison' };
  if (first === 'city-systems' && third === undefined) return readCity(second);
  if (first === 'risk-areas' && second === undefined) {
    const [area, day] = [query.get('area') ?? '', query.get('day') ?? ''];
    return {
      screen: 'risk-areas',
      ...(/^\d{2}(\d{2})?$/.test(area) && { area }),
      ...((day === 'all' || isRealDate(day)) && { day }),
    };
  }
  if (first === 'break-glass' && second === undefined) {
    const region = query.get('region') ?? '';
    return codeForm.test(region) ? { screen: 'break-glass', region } : { screen: 'break-glass' };
  }
  return { screen: 'unknown' };
}

function withQuery(path: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, value);
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The hash of an address. */
export function hashOf(address: Address): string {
  switch (address.screen) {
    case 'home':
    case 'unknown':
      return '#/';
    case 'overview':
      return withQuery(`#/regions/${address.region}`, { ...address.range, rank: address.rank });
    case 'list':
      return withQuery(`#/regions/${address.region}/declarations`, {
        ...address.range,
        ...address.filters,
        shown: address.shown,
      });
    case 'reports':
      return `#/regions/${address.region}/reports${address.day === undefined ? '' : `/${address.day}`}`;
    case 'own-findings':
      return '#/findings';
    case 'findings': {
      const { region, state, rule, shown } = address;
      return withQuery(`#/regions/${region}/findings`, { state, rule, shown });
    }
    case 'finding':
      return `#/findings/${address.id}`;
    case 'capacity':
      return `#/regions/${address.region}/capacity`;
    case 'equipment': {
      const { region, only, shown } = address;
      return withQuery(`#/regions/${region}/equipment`, { only, shown });
    }
    case 'case':
      return `#/declarations/${address.id}`;
    case 'exports':
      return '#/exports';
    case 'comparison':
      return '#/comparison';
    case 'city-systems':
      return `#/city-systems${address.city === undefined ? '' : `/${address.city}`}`;
    case 'risk-areas':
      return withQuery('#/risk-areas', { area: address.area, day: address.day });
    case 'break-glass':
      return withQuery('#/break-glass', { region: address.region });
  }
}

export const address = cellOf<Address>({ screen: 'home' });

/** Follows the address bar from now on. */
export function followAddressBar(): void {
  const read = () => address.set(readAddress(window.location.hash));
  window.addEventListener('hashchange', read);
  window.addEventListener('popstate', read);
  read();
}

/** Shows another screen; `replace` leaves no step behind to go back to. */
export function go(to: Address, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') window.history.pushState(null, '', hashOf(to));
  else window.history.replaceState(null, '', hashOf(to));
  address.set(to);
}
