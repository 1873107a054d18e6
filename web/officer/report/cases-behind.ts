import { type CaseList, type CaseListRow, caseList } from '../../../schemas/case-list.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';
import { contentOf } from '../api/request.ts';
import type { Reported } from './report-store.ts';

/** Whoever has to do with a day was expected around it: as far as one list may reach (92 days). */
const daysAround = 45;
/** A community's list is a page or two long; what is not on these is named by nothing but its link. */
const mostPages = 6;

export type ReadPage = (cursor: string | undefined) => Promise<CaseList>;

/** The pages of a community's cases around a day, masked. */
export function pagesAround({ day, community }: Reported): ReadPage {
  const asked = { region: community, from: addDays(day, -daysAround), to: addDays(day, daysAround) };
  return (cursor) => {
    const query = new URLSearchParams({ ...asked, ...(cursor !== undefined && { cursor }) });
    return contentOf({ path: `/v1/declarations?${query.toString()}`, answer: caseList });
  };
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
