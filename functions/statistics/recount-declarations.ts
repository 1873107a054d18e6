import type { Declaration } from '../../schemas/declaration.ts';
import type { Tally } from '../../schemas/tally.ts';
import { recountControl } from './recount-control.ts';
import { recountDeclared } from './recount-declared.ts';
import { recountExpected } from './recount-expected.ts';
import { recountTests } from './recount-tests.ts';
import { recountVerified } from './recount-verified.ts';
import { recountWork } from './recount-work.ts';

/**
 * A second opinion (invariant 4): what each tally must be, told from the opened declarations by what the tallies mean, with
 * none of the code that counts. One count for each place, day and key; what is nothing is left out.
 */
export function recountDeclarations(declarations: Iterable<Declaration>): Tally[] {
  const sums = new Map<string, Tally>();
  for (const told of declarations)
    for (const { place, date, key, count } of recountOne(told)) {
      const name = `${place}/${date}/${key}`;
      const before = sums.get(name)?.count ?? 0;
      sums.set(name, { place, date, key, count: before + count });
    }
  return [...sums.values()];
}

function recountOne(told: Declaration): Tally[] {
  if (!counts(told)) return [];
  return [
    recountDeclared,
    recountExpected,
    recountWork,
    recountVerified,
    recountControl,
    recountTests,
  ].flatMap((recount) => recount(told));
}

/**
 * One person and one arrival day count once (requirements A7): a filing that is kept beside the first does not, whatever
 * became of it, nor does one that lost to another.
 */
function counts({ state, claimOf }: Declaration): boolean {
  return state !== 'claimed' && state !== 'superseded' && claimOf === undefined;
}
