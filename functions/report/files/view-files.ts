import { isWithin } from '../../../schemas/access.ts';
import { exportHours } from '../../../schemas/export.ts';
import type { Region } from '../../../schemas/region.ts';
import type { MissingListFile, ReportEdition, ReportFiles } from '../../../schemas/report-files.ts';
import type { Caller } from '../../shared/access/authorise.ts';
import { notFound, outsideJurisdiction } from '../../shared/errors.ts';
import { type Days, findDay } from '../find-day.ts';
import { editionNumber } from './read-edition.ts';

export interface FilesReads {
  days: Days;
  region(code: string): Promise<Region | undefined>;
  /** Those that are made. */
  editions(day: string, region: string): Promise<readonly ReportEdition[]>;
  /** How many corrections there are; above the county this may lag by a second or two. */
  corrections(day: string, region: string): Promise<number>;
  missingLists(day: string, region: string): Promise<readonly MissingListFile[]>;
}

const townshipDigits = 9;

/**
 * Which files there are of a region's report (requirements E4): those as it was closed, and those with its corrections; before, the lists of
 * who had not reported. What nobody has fetched yet is named without its files.
 * @throws RefusedError 403 another's region, 404 an unknown one, a community, or a day without a report.
 */
export async function viewFiles(
  reads: FilesReads,
  { staff }: Pick<Caller, 'staff'>,
  { day, region: code, now }: { day: string; region: string; now: Date },
): Promise<ReportFiles> {
  if (!isWithin(code, staff.region)) throw outsideJurisdiction();
  const [{ timetable, closed }, region, lists] = await Promise.all([
    findDay(reads.days, day, now),
    reads.region(code),
    reads.missingLists(day, code),
  ]);
  if (region === undefined || code.length > townshipDigits) throw notFound();
  return {
    day,
    region: code,
    state: now.toISOString() < timetable.close ? 'open' : 'closed',
    editions: closed === undefined ? [] : await findEditions(reads, day, code),
    missing: lists
      .filter(({ at }) => now < forgottenAt(at))
      .toSorted((one, other) => (one.at < other.at ? -1 : 1)),
  };
}

/** When the list of who was missing at an instant can be fetched no more. */
export function forgottenAt(at: string): Date {
  return new Date(Date.parse(at) + exportHours * 3_600_000);
}

async function findEditions(reads: FilesReads, day: string, region: string): Promise<ReportEdition[]> {
  const [made, corrected] = await Promise.all([reads.editions(day, region), reads.corrections(day, region)]);
  const known = new Set(made.map(({ corrections }) => corrections));
  const latest = Math.max(0, corrected, ...known);
  const unmade = [0, latest].filter((corrections) => !known.has(corrections));
  const all = [
    ...made.map(({ number, corrections, files }) => ({ number, corrections, files })),
    ...new Set(unmade)
      .values()
      .map((corrections) => ({ number: editionNumber(day, region, corrections), corrections, files: [] })),
  ];
  return all.toSorted((one, other) => one.corrections - other.corrections);
}
