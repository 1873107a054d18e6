import { isWithin } from '../../schemas/access.ts';
import {
  type CaseList,
  type CaseListQuery,
  type CaseListRow,
  widestListed,
} from '../../schemas/case-list.ts';
import { messageOf } from '../../schemas/messages.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type Looks, lookedInto } from '../shared/access/looked-into.ts';
import { InvalidError, notFound } from '../shared/errors.ts';
import { chooseRows } from '../shared/list/choose-rows.ts';
import type { ListReads } from '../shared/list/list-reads.ts';
import { planFrom, planList, type Stretch, writePlace } from '../shared/list/plan-list.ts';

export interface ListNeeds {
  reads: ListReads;
  looks: Looks;
  cursors: {
    seal(owner: readonly [string, ...string[]], position: string): Promise<string>;
    open(owner: readonly [string, ...string[]], cursor: string): Promise<string>;
  };
}

/** Rows of a page. */
const mostRows = 50;
/** Of the 8 read units that a page may cost, 3 are kept for the account, the region and a county's townships. */
const mostUnits = 5;

/**
 * The declarations of a region, a page at a time (requirements D2): masked, so that a list is no view. Of a region outside the
 * caller's while a break-glass into it is open (D8).
 * @throws InvalidError `list.wide` above the county, `cursor.invalid`; RefusedError `not-found` for a region outside the
 * caller's, as for one that does not exist.
 */
export async function listCases(
  { reads, looks, cursors }: ListNeeds,
  { staff }: Caller,
  { query, now }: { query: CaseListQuery; now: Date },
): Promise<CaseList> {
  const { cursor, region, state, overdue, need } = query;
  if (region.length < widestListed)
    throw new InvalidError([{ path: ['region'], code: messageOf('list.wide') }], 'list.wide');
  const known = await reads.region(region);
  // An unknown region and a stranger's are refused after the same reads (invariant 7).
  if (known === undefined || !isWithin(region, staff.region)) {
    const open = await lookedInto(looks, staff);
    if (known === undefined || !open.some((one) => isWithin(region, one))) throw notFound();
  }
  const owner = [staff.sub, 'list', askedText(query)] as const;
  const from = cursor === undefined ? undefined : await cursors.open(owner, cursor);
  const townships = region.length === widestListed ? await reads.townshipsOf(region) : [region.slice(0, 9)];
  const plan = planList({ townships, state, openOnly: (overdue ?? need) !== undefined });
  const { rows, next } = await fillPage(reads, from === undefined ? plan : planFrom(plan, from), {
    query,
    now,
  });
  return { rows, ...(next && { next: await cursors.seal(owner, writePlace(next)) }) };
}

/** What a page belongs to: all that was asked but the page itself. */
function askedText({ cursor: _page, ...asked }: CaseListQuery): string {
  return JSON.stringify(Object.entries(asked).sort());
}

/** Reads on until the page is full or has cost what it may; `next` is where it stopped. */
async function fillPage(
  reads: ListReads,
  plan: readonly Stretch[],
  { query, now }: { query: CaseListQuery; now: Date },
): Promise<{ rows: CaseListRow[]; next?: Stretch }> {
  const rows: CaseListRow[] = [];
  let units = mostUnits;
  for (const stretch of plan) {
    let here: Stretch | undefined = stretch;
    while (here !== undefined) {
      if (rows.length === mostRows || units < 0.5) return { rows, next: here };
      const room = mostRows - rows.length;
      const page = await reads.some({ ...here, ...query }, { units, rows: room });
      units -= page.units;
      const found = chooseRows(page.rows, query, now);
      const taken = found.slice(0, room);
      rows.push(...taken.map(({ row }) => row));
      const after = found.length > room ? taken.at(-1)?.after : page.next;
      here = after === undefined ? undefined : { ...stretch, after };
    }
  }
  return { rows };
}
