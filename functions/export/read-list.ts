import type { CaseListAsked, CaseListRow } from '../../schemas/case-list.ts';
import { chooseRows } from '../shared/list/choose-rows.ts';
import type { ListReads } from '../shared/list/list-reads.ts';
import { planList, type Stretch } from '../shared/list/plan-list.ts';

export interface ReadNeeds {
  /** The regions right below one, with their full names. */
  below(region: string): Promise<readonly { code: string; path: string }[]>;
  some: ListReads['some'];
}

/** Some lines, the names of their places, and which part of the region has been read with them. */
export interface ListPart {
  rows: CaseListRow[];
  names: ReadonlyMap<string, string>;
  progress: number;
}

/** Townships that are read side by side: each answers within some milliseconds, and there are 2,586. */
const abreast = 8;
/** A page of an index is at most a megabyte, some thousand rows. */
const page = { units: 128, rows: 2_000 };
const townshipDigits = 9;

/**
 * All that was asked for, township by township, open cases first: never more than a few pages in memory. It is the list as
 * it stands while it is read; a case that changes meanwhile may be told as it was or as it is.
 */
export async function* readList(needs: ReadNeeds, asked: CaseListAsked, now: Date): AsyncGenerator<ListPart> {
  const townships = await townshipsWithin(needs, asked.region);
  for (let start = 0; start < townships.length; start += abreast) {
    const group = townships.slice(start, start + abreast);
    const begun = await Promise.all(group.map((township) => beginTownship(needs, asked, township)));
    for (const [index, township] of begun.entries()) {
      const progress = (start + index + 1) / townships.length;
      for await (const read of pagesOf(needs, asked, township))
        yield { rows: chooseRows(read, asked, now).map(({ row }) => row), names: township.names, progress };
    }
  }
}

interface Place {
  code: string;
  path: string;
}

/** The townships in a region, or the one that it is or lies in. */
async function townshipsWithin(needs: Pick<ReadNeeds, 'below'>, region: string): Promise<Place[]> {
  if (region.length >= townshipDigits) {
    const township = region.slice(0, townshipDigits);
    const siblings = await needs.below(township.slice(0, 6));
    return [siblings.find(({ code }) => code === township) ?? { code: township, path: township }];
  }
  const children = await needs.below(region);
  if (children[0]?.code.length === townshipDigits) return [...children];
  const found: Place[] = [];
  for (let start = 0; start < children.length; start += abreast) {
    const some = children.slice(start, start + abreast);
    found.push(...(await Promise.all(some.map(({ code }) => townshipsWithin(needs, code)))).flat());
  }
  return found;
}

type Page = Awaited<ReturnType<ListReads['some']>>;

/** A township of which the first page of each stretch is read. */
interface BegunTownship {
  stretches: { stretch: Stretch; first: Page }[];
  names: ReadonlyMap<string, string>;
}

async function beginTownship(
  needs: ReadNeeds,
  asked: CaseListAsked,
  township: Place,
): Promise<BegunTownship> {
  const { state, overdue, need } = asked;
  const plan = planList({ townships: [township.code], state, openOnly: (overdue ?? need) !== undefined });
  const stretches = await Promise.all(
    plan.map(async (stretch) => ({ stretch, first: await needs.some({ ...stretch, ...asked }, page) })),
  );
  const isEmpty = stretches.every(({ first }) => first.rows.length === 0 && first.next === undefined);
  const places = isEmpty ? [] : await needs.below(township.code);
  return { stretches, names: new Map([township, ...places].map(({ code, path }) => [code, path])) };
}

async function* pagesOf(
  needs: ReadNeeds,
  asked: CaseListAsked,
  { stretches }: BegunTownship,
): AsyncGenerator<Page['rows']> {
  for (const { stretch, first } of stretches) {
    yield first.rows;
    for (let after = first.next; after !== undefined; ) {
      const read = await needs.some({ ...stretch, ...asked, after }, page);
      yield read.rows;
      after = read.next;
    }
  }
}
