import type { Tally } from '../../schemas/tally.ts';
import { countDeclaration } from './count-declaration.ts';
import type { Counted } from './counted.ts';
import { differTallies } from './differ-tallies.ts';

/** One write of a declaration: what was, what is; one of them is absent when it came or went. */
export interface Change {
  before: Counted | undefined;
  after: Counted | undefined;
}

/** What a change adds to the tallies; nothing when it changes no figure. Every writer's changes count, citizen or staff. */
export function tellChange({ before, after }: Change): Tally[] {
  return differTallies(
    before === undefined ? [] : countDeclaration(before),
    after === undefined ? [] : countDeclaration(after),
  );
}
