import { type CaseList, type CaseListRow, caseList } from '../../../schemas/case-list.ts';
import type { ReportedMetric } from '../../../schemas/reported-figures.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';
import { contentOf } from '../api/request.ts';
import type { Reported } from './held-reports.ts';

/** Whoever has to do with a day was expected around it: as far as one list may reach (92 days). */
const daysAround = 45;
/** A community's list is a page or two long; what is not on these is named by nothing but its link. */
const mostPages = 6;

export type ReadPage = (cursor: string | undefined) => Promise<CaseList>;

/** The pages of a list, masked. */
function pagesOf(asked: { region: string; from: string; to: string; metric?: string }): ReadPage {
  return (cursor) => {
    const query = new URLSearchParams({ ...asked, ...(cursor !== undefined && { cursor }) });
    return contentOf({ path: `/v1/declarations?${query.toString()}`, answer: caseList });
  };
}

/** The pages of a community's cases around a day. */
function pagesAround({ day, community }: Reported): ReadPage {
  return pagesOf({ region: community, from: addDays(day, -daysAround), to: addDays(day, daysAround) });
}

/** The pages of the very cases that a figure of a report counts (requirements D2). */
export function pagesBehind({ day, community }: Reported, metric: ReportedMetric): ReadPage {
  return pagesOf({ region: community, from: day, to: day, metric });
}

/** A list as far as it was read. */
export interface Listed {
  rows: readonly CaseListRow[];
  /** Counted here, and now another’s: not to be seen. */
  elsewhere: number;
  next: string | undefined;
}

/** Reads on until there is something to see, or the list ends: a page may be empty and have a next one. */
export async function readOn(list: Listed | undefined, read: ReadPage): Promise<Listed> {
  const { rows: before = [], elsewhere: left = 0, next: cursor } = list ?? {};
  const { rows, elsewhere = 0, next } = await read(cursor);
  const joined = { rows: [...before, ...rows], elsewhere: left + elsewhere, next };
  return rows.length === 0 && next !== undefined ? readOn(joined, read) : joined;
}

/** The lines of some cases of a community around a day. */
export function rowsAround(of: Reported, ids: readonly string[]): Promise<ReadonlyMap<string, CaseListRow>> {
  return findRows(ids, pagesAround(of));
}

/** The lines of some cases, read until all are found or the list ends; a case that is on none has no line. */
export async function findRows(
  ids: readonly string[],
  read: ReadPage,
): Promise<ReadonlyMap<string, CaseListRow>> {
  const wanted = new Set(ids);
  const found = new Map<string, CaseListRow>();
  let cursor: string | undefined;
  for (let pages = 0; pages < mostPages && found.size < wanted.size; pages += 1) {
    const { rows, next } = await read(cursor);
    for (const row of rows) if (wanted.has(row.id)) found.set(row.id, row);
    if (next === undefined) break;
    cursor = next;
  }
  return found;
}
