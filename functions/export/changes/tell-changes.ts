import type { ChangePage, ChangesQuery } from '../../../schemas/change-feed.ts';
import type { ChangePosition } from './change-position.ts';
import { type NamedPage, namePage } from './name-page.ts';
import type { Page } from './read-changes.ts';

export interface TellNeeds {
  /** @throws InvalidError 400 for a cursor that is not theirs. */
  open(cursor: string): Promise<ChangePosition>;
  seal(position: ChangePosition): Promise<string>;
  /** Where a listing of everything begins. */
  start(): Promise<ChangePosition>;
  read(at: ChangePosition): Promise<Page>;
  /** Puts on record what is about to be told. */
  record(page: NamedPage): Promise<unknown>;
}

/** A page of what changed of a city, told once it is on record (requirements D2, J1); a system without a cursor is told everything. */
export async function tellChanges(
  needs: TellNeeds,
  city: string,
  { after }: ChangesQuery,
): Promise<ChangePage> {
  const at = await (after === undefined ? needs.start() : needs.open(after));
  const page = await needs.read(at);
  const named = namePage(city, { at, page });
  if (named !== undefined) await needs.record(named);
  const { changes, next, more } = page;
  return { changes, next: await needs.seal(next), more };
}
