import type { Staff } from '../../schemas/staff.ts';
import type { Worklist } from '../../schemas/worklist.ts';
import { admit } from '../shared/access/authorise.ts';
import { composeWorklist, type Desk } from './compose-worklist.ts';
import type { OpenCase } from './section-worklist.ts';
import { readTag, stillHolds, type WorklistTag, writeTag } from './worklist-tag.ts';

/** What one read tells of a caller and a place. */
export interface Standing {
  staff: Staff | undefined;
  desk: Desk;
  roundAt: string | undefined;
}

/** A place in the list: the row that was the last one seen. */
export type Position = Pick<OpenCase, 'id' | 'dueAt' | 'transfer'>;

export interface WorklistReads {
  staff(sub: string): Promise<Staff | undefined>;
  /** Desk and round in one call; with the caller, as all three are at this very moment. */
  standing(place: string, sub?: string): Promise<Standing>;
  /** The open cases of a place after a position, the next due first. */
  open(place: string, after: Position | undefined): Promise<{ open: OpenCase[]; more: boolean }>;
}

export interface Cursors {
  seal(owner: { sub: string; place: string }, position: Position): Promise<string>;
  /** @throws InvalidError `cursor.invalid` (400) */
  open(owner: { sub: string; place: string }, cursor: string): Promise<Position>;
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

interface Needs {
  reads: WorklistReads;
  cursors: Cursors;
}

/**
 * What waits at the caller's own place (requirements C1). A tag names the place, so that one read decides "unchanged";
 * it is a hint only: role and place are the account's (design.md §6).
 * @throws RefusedError `not-allowed`; InvalidError `cursor.invalid`.
 */
export async function viewWorklist(needs: Needs, asked: WorklistAsked): Promise<WorklistView> {
  const tag = readTag(asked.ifNoneMatch);
  return tag === undefined ? viewAnew(needs, asked) : viewAgain(needs, asked, tag);
}

async function viewAgain(needs: Needs, asked: WorklistAsked, tag: WorklistTag): Promise<WorklistView> {
  const standing = await needs.reads.standing(tag.place, asked.sub);
  const { staff } = admit(standing.staff, asked.routeKey);
  if (staff.region !== tag.place) return viewAt(needs, asked, staff.region);
  const after = await positionOf(needs, asked, tag.place);
  const round = standing.roundAt === undefined ? 0 : Date.parse(standing.roundAt);
  const present = { place: staff.region, deskVersion: standing.desk.version, round };
  if (stillHolds(tag, present, asked.now)) return { tag: writeTag(tag) };
  return page(needs, asked, { ...standing, ...(await needs.reads.open(tag.place, after)), place: tag.place });
}

async function viewAnew(needs: Needs, asked: WorklistAsked): Promise<WorklistView> {
  const { staff } = admit(await needs.reads.staff(asked.sub), asked.routeKey);
  return viewAt(needs, asked, staff.region);
}

async function viewAt(needs: Needs, asked: WorklistAsked, place: string): Promise<WorklistView> {
  const after = await positionOf(needs, asked, place);
  const [standing, read] = await Promise.all([needs.reads.standing(place), needs.reads.open(place, after)]);
  return page(needs, asked, { ...standing, ...read, place });
}

async function positionOf({ cursors }: Needs, { sub, cursor }: WorklistAsked, place: string) {
  return cursor === undefined ? undefined : cursors.open({ sub, place }, cursor);
}

async function page(
  { cursors }: Needs,
  { sub, now }: WorklistAsked,
  read: Parameters<typeof composeWorklist>[0],
): Promise<WorklistView> {
  const { worklist, last, tag } = composeWorklist(read, now);
  const next = last === undefined ? undefined : await cursors.seal({ sub, place: read.place }, last);
  return { tag: writeTag(tag), worklist: { ...worklist, ...(next !== undefined && { next }) } };
}
