import { type MessageCode, messageOf } from '../../../schemas/messages.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';
import { originCodes } from '../../../schemas/tally.ts';
import type { WantedArea } from './plan-change.ts';

export interface AreaFault {
  column: 'region' | 'fromDate' | 'toDate';
  code: MessageCode;
}

export interface KnownRegions {
  /** Which of some regions of Henan exist. */
  existing(codes: readonly string[]): Promise<ReadonlySet<string>>;
}

const henan = '41';
const provinces: ReadonlySet<string> = new Set(originCodes);
const earliest = '2020-01-01';
const mostDaysAhead = 366;

/**
 * What is wrong with an area beyond its form: a place that does not exist, or a day that nobody means. Of other provinces only the
 * province is known here; the names of their counties are for who lists them to see.
 */
export function faultsOf(
  { region, fromDate, toDate }: WantedArea,
  { inHenan, today }: { inHenan: ReadonlySet<string>; today: string },
): AreaFault[] {
  const latest = addDays(today, mostDaysAhead);
  const isFar = (date: string) => date < earliest || date > latest;
  return [
    ...(isKnown(region, inHenan) ? [] : [{ column: 'region' as const, code: messageOf('region.unknown') }]),
    ...(isFar(fromDate) ? [{ column: 'fromDate' as const, code: messageOf('risk-area.far') }] : []),
    ...(toDate !== undefined && isFar(toDate)
      ? [{ column: 'toDate' as const, code: messageOf('risk-area.far') }]
      : []),
  ];
}

/** Those of some regions that have to be looked up. */
export function toLookUp(regions: readonly string[]): string[] {
  return [...new Set(regions.filter((region) => region.startsWith(henan)))];
}

function isKnown(region: string, inHenan: ReadonlySet<string>): boolean {
  return region.startsWith(henan) ? inHenan.has(region) : provinces.has(region.slice(0, 2));
}
