import type { Counted } from '../../../functions/shared/counting/counted.ts';
import { occurrencesOf } from '../../../functions/shared/life-cycle/occurrences-of.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { aDeclaration } from '../../support/builders.ts';

/** A declaration as it is counted, with what happened in its life. */
export function aCounted(given: Partial<Declaration> = {}): Counted & Declaration {
  const declaration = aDeclaration(given);
  return { ...declaration, occurrences: occurrencesOf(declaration) };
}
