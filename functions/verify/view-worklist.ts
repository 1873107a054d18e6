import type { StaffDuty } from '../../schemas/staff.ts';
import type { Worklist } from '../../schemas/worklist.ts';
import { admit } from '../shared/access/authorise.ts';
import { composeWorklist, type Desk } from './compose-worklist.ts';
import type { OpenCase } from './section-worklist.ts';
import { readTag, stillHolds, type WorklistTag, writeTag } from './worklist-tag.ts';

/** What changes a worklist, and when it did. */
export interface Standing {
  desk: Desk;
  round: { at: string } | undefined;
}

export interface WorklistReads {
  account(sub: string): Promise<StaffDuty | undefined>;
  standing(place: string): Promise<Standing>;
  /** The same with the account, in one call, as all of it is at this very moment. */
  standingFor(sub: string, place: string): Promise<Standing & { duty: StaffDuty | undefined }>;
  /** The open cases of a place after a position, the next due first. */
  open(place: string, after: string | undefined): Promise<{ rows: OpenCase[]; next?: string }>;
}

/** Whose a page position is. */
export interface Owner {
  sub: string;
  place: string;
}

export interface Cursors {
  seal(owner: Owner, last: OpenCase): Promise<string>;
  /** @throws InvalidError `cursor.invalid` (400) */
  open(owner: Owner, cursor: string): Promise<string>;
}

export interface WorklistAsked {
  sub: string;
  routeKey: string;
  ifNoneMatch: string | undefined;
  cursor: string | undefined;
  now: Date;
}

/** `worklist` is absent when what the caller has is unchanged. */
export interface WorklistView {
  tag: string;
  worklist?: Worklist;
}

/** Where a caller was found last, to read ahead; the account still decides. */
export interface LastPlaces {
  get(sub: string): string | undefined;
  set(sub: string, place: string): void;
}

export interface WorklistNeeds {
  reads: WorklistReads;
  cursors: Cursors;
  lastPlaces: LastPlaces;
}

/**
 * What waits at the caller's own place (requirements C1). A tag names the place, so that one read decides "unchanged";
 * it is a hint only: role and place are the account's (design.md §6).
 * @throws RefusedError `not-allowed`; InvalidError `cursor.invalid`.
 */
export async function viewWorklist(needs: WorklistNeeds, asked: WorklistAsked): Promise<WorklistView> {
  const tag = readTag(asked.ifNoneMatch);
  return tag === undefined ? viewAnew(needs, asked) : viewAgain(needs, asked, tag);
}

async function viewAgain(
  needs: WorklistNeeds,
  asked: WorklistAsked,
  tag: WorklistTag,
): Promise<WorklistView> {
  const { duty, ...standing } = await needs.reads.standingFor(asked.sub, tag.place);
  const { staff } = admit(duty, asked.routeKey);
  if (staff.region !== tag.place) return viewAt(needs, asked, staff.region);
  const after = await positionOf(needs, asked, tag.place);
  const present = { place: tag.place, deskVersion: standing.desk.version, round: roundOf(standing) };
  if (stillHolds(tag, present, asked.now)) return { tag: writeTag(tag) };
  return page(needs, asked, {
    ...standing,
    place: tag.place,
    read: await needs.reads.open(tag.place, after),
  });
}

async function viewAnew(needs: WorklistNeeds, asked: WorklistAsked): Promise<WorklistView> {
  const likely = needs.lastPlaces.get(asked.sub);
  if (likely !== undefined && asked.cursor === undefined) return viewAhead(needs, asked, likely);
  const { staff } = admit(await needs.reads.account(asked.sub), asked.routeKey);
  needs.lastPlaces.set(asked.sub, staff.region);
  return viewAt(needs, asked, staff.region);
}

// Everything at once, two calls instead of three; thrown away when the account is another place's by now.
async function viewAhead(needs: WorklistNeeds, asked: WorklistAsked, likely: string): Promise<WorklistView> {
  const [{ duty, ...standing }, read] = await Promise.all([
    needs.reads.standingFor(asked.sub, likely),
    needs.reads.open(likely, undefined),
  ]);
  const { staff } = admit(duty, asked.routeKey);
  if (staff.region === likely) return page(needs, asked, { ...standing, place: likely, read });
  needs.lastPlaces.set(asked.sub, staff.region);
  return viewAt(needs, asked, staff.region);
}

async function viewAt(needs: WorklistNeeds, asked: WorklistAsked, place: string): Promise<WorklistView> {
  const after = await positionOf(needs, asked, place);
  const [standing, read] = await Promise.all([needs.reads.standing(place), needs.reads.open(place, after)]);
  return page(needs, asked, { ...standing, place, read });
}

async function positionOf({ cursors }: WorklistNeeds, { sub, cursor }: WorklistAsked, place: string) {
  return cursor === undefined ? undefined : cursors.open({ sub, place }, cursor);
}

type PageRead = Standing & { place: string; read: { rows: OpenCase[]; next?: string } };

async function page(
  { cursors }: WorklistNeeds,
  { sub, now }: WorklistAsked,
  found: PageRead,
): Promise<WorklistView> {
  const { place, desk, round, read } = found;
  const { worklist, last, tag } = composeWorklist(
    { place, desk, roundAt: round?.at, open: read.rows, more: read.next !== undefined },
    now,
  );
  const next = last === undefined ? undefined : await cursors.seal({ sub, place }, last);
  return { tag: writeTag(tag), worklist: { ...worklist, ...(next !== undefined && { next }) } };
}

function roundOf({ round }: Standing): number {
  return round === undefined ? 0 : Date.parse(round.at);
}
