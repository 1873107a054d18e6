import { isWithin } from '../../schemas/access.ts';
import { type CaseList, type CaseListQuery, widestListed } from '../../schemas/case-list.ts';
import { messageOf } from '../../schemas/messages.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type Looks, lookedInto } from '../shared/access/looked-into.ts';
import { InvalidError, notFound } from '../shared/errors.ts';
import { type Chosen, chooseRows, type Viewing } from '../shared/list/choose-rows.ts';
import { asksRound, sinceOf } from '../shared/list/figure-asked.ts';
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
const roundUnits = 1;

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
  const { cursor, region } = query;
  if (region.length < widestListed)
    throw new InvalidError([{ path: ['region'], code: messageOf('list.wide') }], 'list.wide');
  const sees = await regionsSeen({ reads, looks }, { staff }, region);
  const owner = [staff.sub, 'list', askedText(query)] as const;
  const from = cursor === undefined ? undefined : await cursors.open(owner, cursor);
  const townships = region.length === widestListed ? await reads.townshipsOf(region) : [region.slice(0, 9)];
  const plan = planList(townships, query);
  const roundAt = asksRound(query) ? await reads.round() : undefined;
  const page = await fillPage(reads, from === undefined ? plan : planFrom(plan, from), {
    query,
    viewing: { now, roundAt, sees },
  });
  const { rows, elsewhere, next } = page;
  return {
    rows,
    ...(elsewhere > 0 && { elsewhere }),
    ...(next && { next: await cursors.seal(owner, writePlace(next)) }),
  };
}

/** The regions whose cases may be shown in a list of one: the caller's, and what a break-glass is open into. */
async function regionsSeen(
  { reads, looks }: Pick<ListNeeds, 'reads' | 'looks'>,
  { staff }: Pick<Caller, 'staff'>,
  region: string,
): Promise<string[]> {
  const known = await reads.region(region);
  // An unknown region and a stranger's are refused after the same reads (invariant 7).
  if (known !== undefined && isWithin(region, staff.region)) return [staff.region];
  const open = await lookedInto(looks, staff);
  if (known === undefined || !open.some((one) => isWithin(region, one))) throw notFound();
  return [staff.region, ...open];
}

/** What a page belongs to: all that was asked but the page itself. */
function askedText({ cursor: _page, ...asked }: CaseListQuery): string {
  return JSON.stringify(Object.entries(asked).sort());
}

interface Page extends Pick<CaseList, 'rows'> {
  elsewhere: number;
  /** Where it stopped. */
  next?: Stretch;
}

/** Reads on until the page is full or has cost what it may. */
async function fillPage(
  reads: ListReads,
  plan: readonly Stretch[],
  { query, viewing }: { query: CaseListQuery; viewing: Viewing },
): Promise<Page> {
  const page: Page = { rows: [], elsewhere: 0 };
  const since = sinceOf(query, shanghaiDate(viewing.now));
  let units = asksRound(query) ? mostUnits - roundUnits : mostUnits;
  for (const stretch of plan) {
    let here: Stretch | undefined = stretch;
    while (here !== undefined) {
      if (page.rows.length === mostRows || units < 0.5) return { ...page, next: here };
      const room = mostRows - page.rows.length;
      const read = await reads.some({ ...here, ...query, since }, { units, rows: room });
      units -= read.units;
      const chosen = chooseRows(read.rows, query, viewing);
      const taken = takeRows(chosen, room);
      page.rows.push(...taken.flatMap(({ row }) => row ?? []));
      page.elsewhere += taken.filter(({ row }) => row === undefined).length;
      const after = chosen.length > taken.length ? taken.at(-1)?.after : read.next;
      here = after === undefined ? undefined : { ...stretch, after };
    }
  }
  return page;
}

/** As many as there is room for, with what is only counted among them. */
function takeRows(chosen: readonly Chosen[], room: number): readonly Chosen[] {
  const rows = chosen.flatMap(({ row }, index) => (row === undefined ? [] : index));
  const first = rows[room];
  return first === undefined ? chosen : chosen.slice(0, first);
}
