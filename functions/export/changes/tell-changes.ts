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
  read(at: ChangePosition): Promise<Page>;
  /** Puts on record what is about to be told. */
  record(id: string): Promise<unknown>;
}

/** A page of what changed of a city, told once it is on record (requirements D2, J1); a system without a cursor is told everything. */
export async function tellChanges(
  needs: TellNeeds,
  city: string,
  { after }: ChangesQuery,
): Promise<ChangePage> {
  const page = await needs.read(await (after === undefined ? needs.start() : needs.open(after)));
  const { changes, next, more } = page;
  if (changes.some(({ declaration }) => declaration !== undefined)) await needs.record(namePage(city, page));
  return { changes, next: await needs.seal(next), more };
}
