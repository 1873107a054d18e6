import type { ChangePage, ChangesQuery } from '../../../schemas/change-feed.ts';
import type { ChangePosition } from './change-position.ts';
import { namePage } from './name-page.ts';
import type { Page } from './read-changes.ts';

export interface TellNeeds {
  /** @throws InvalidError 400 for a cursor that is not theirs. */
  open(cursor: string): Promise<ChangePosition>;
  seal(position: ChangePosition): Promise<string>;
  /** Where a listing of everything begins. */
  start(): Promise<ChangePosition>;
  read(at: ChangePosition | undefined): Promise<Page>;
  /** Puts on record what is about to be told. */
  record(id: string): Promise<unknown>;
}

/** A page of what changed of a city, told once it is on record (requirements D2, J1). */
export async function tellChanges(
  needs: TellNeeds,
  city: string,
  { after, from }: ChangesQuery,
): Promise<ChangePage> {
  const page = await needs.read(await positionOf(needs, { after, from }));
  const { changes, next, more } = page;
  if (changes.some(({ declaration }) => declaration !== undefined)) await needs.record(namePage(city, page));
  return { changes, next: await needs.seal(next), more };
}

/** A cursor goes on, whatever is said beside it; without one it is everything, or what is known to have changed. */
async function positionOf(
  needs: TellNeeds,
  { after, from }: ChangesQuery,
): Promise<ChangePosition | undefined> {
  if (after !== undefined) return needs.open(after);
  return from === undefined ? undefined : needs.start();
}
