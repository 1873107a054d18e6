import type { Declaration } from '../../schemas/declaration.ts';
import { type Tally, tallyIndex } from '../../schemas/tally.ts';
import { countDeclaration } from '../shared/counting/count-declaration.ts';
import type { Counted } from '../shared/counting/counted.ts';
import { heldKeys } from '../shared/figures/stock-keys.ts';
import { differTallies } from './differ-tallies.ts';
import { addKnownSince } from './known-since.ts';

/** One write of a declaration: what was, what is; one of them is absent when it came or went. */
export interface Change {
  before: Counted | undefined;
  after: (Counted & Pick<Declaration, 'updatedAt'>) | undefined;
}

/** What a change adds to the tallies; nothing when it changes no figure. Every writer's changes count, citizen or staff. */
export function tellChange({ before, after }: Change): Tally[] {
  const told = differTallies(
    before === undefined ? [] : countDeclaration(before),
    after === undefined ? [] : countDeclaration(after),
  );
  return after === undefined ? told : addKnownSince(told, new Date(after.updatedAt));
}

/**
 * What the end of retention adds: what happened stays counted, and what a case held until then is held no more, so that nothing
 * is open, overdue or awaited for ever that no longer exists (invariant 4, decision 0010).
 */
export function tellExpiry(before: Counted): Tally[] {
  const held = countDeclaration(before).filter(({ key }) => heldKeys.has(tallyIndex.get(key) ?? -1));
  return differTallies(held, []);
}
