import type { CaseListAsked, CaseListRow } from '../../schemas/case-list.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { chooseRows, type Viewing } from '../shared/list/choose-rows.ts';
import { asksRound, sinceOf } from '../shared/list/figure-asked.ts';
import type { ListReads } from '../shared/list/list-reads.ts';
import { planList, type Stretch } from '../shared/list/plan-list.ts';

export interface ReadNeeds {
  /** The regions right below one, with their full names. */
  below(region: string): Promise<readonly { code: string; path: string }[]>;
  some: ListReads['some'];
  round: ListReads['round'];
}

/** What is to be read, for whom and when. */
export interface ListTask {
  asked: CaseListAsked;
  now: Date;
  /** The region of who asked: what counted in theirs and left it is not in the file. */
  place: string;
}

/** Some lines, the names of their places, and which part of the region has been read with them. */
export interface ListPart {
  rows: CaseListRow[];
  names: ReadonlyMap<string, string>;
  progress: number;
}

/** Townships that are read side by side: each answers within some milliseconds, and there are 2,586. */
const abreast = 8;
/** Two pages of each are in memory: larger ones would save few calls, because most townships have fewer cases. */
const page = { units: 64, rows: 1_000 };
const townshipDigits = 9;

/**
 * All that was asked for, township by township, open cases first: never more than a few pages in memory. It is the list as
 * it stands while it is read; a case that changes meanwhile may be told as it was or as it is.
 */
export async function* readList(needs: ReadNeeds, { asked, now, place }: ListTask): AsyncGenerator<ListPart> {
  const roundAt = asksRound(asked) ? await needs.round() : undefined;
  const viewing: Viewing = { now, roundAt, sees: [place] };
  const span = { ...asked, since: sinceOf(asked, shanghaiDate(now)) };
  const townships = await townshipsWithin(needs, asked.region);
  for (let start = 0; start < townships.length; start += abreast) {
    const group = townships.slice(start, start + abreast);
    const begun = await Promise.all(group.map((township) => beginTownship(needs, span, township)));
    for (const [index, township] of begun.entries()) {
      const progress = (start + index + 1) / townships.length;
      for await (const read of pagesOf(needs, span, township)) {
        const rows = chooseRows(read, asked, viewing).flatMap(({ row }) => row ?? []);
        yield { rows, names: await namesOf(needs, rows, township.names), progress };
      }
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

/** The names of where cases are, also of those that have left their township. */
async function namesOf(
  needs: Pick<ReadNeeds, 'below'>,
  rows: readonly CaseListRow[],
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const unnamed = rows.filter(({ place }) => !known.has(place)).map(({ place }) => place);
  if (unnamed.length === 0) return known;
  const parents = new Set(unnamed.flatMap((place) => [place.slice(0, 6), place.slice(0, townshipDigits)]));
  const found = await Promise.all([...parents].map((parent) => needs.below(parent)));
  return new Map([...known, ...found.flat().map(({ code, path }) => [code, path] as const)]);
}

type Span = CaseListAsked & { since: string };
type Page = Awaited<ReturnType<ListReads['some']>>;

/** A township of which the first page of each stretch is read. */
interface BegunTownship {
  stretches: { stretch: Stretch; first: Page }[];
  names: ReadonlyMap<string, string>;
}

async function beginTownship(needs: ReadNeeds, asked: Span, township: Place): Promise<BegunTownship> {
  const plan = planList([township.code], asked);
  const stretches = await Promise.all(
    plan.map(async (stretch) => ({ stretch, first: await needs.some({ ...stretch, ...asked }, page) })),
  );
  const isEmpty = stretches.every(({ first }) => first.rows.length === 0 && first.next === undefined);
  const places = isEmpty ? [] : await needs.below(township.code);
  return { stretches, names: new Map([township, ...places].map(({ code, path }) => [code, path])) };
}

async function* pagesOf(
  needs: ReadNeeds,
  asked: Span,
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
