import type { Declaration } from '../../../schemas/declaration.ts';
import { notFound } from '../errors.ts';
import type { Caller } from './authorise.ts';
import { isInScope } from './decide-access.ts';
import type { CaseFinder } from './find-in-scope.ts';
import { type Looks, lookedInto } from './looked-into.ts';

export interface Readable {
  cases: CaseFinder;
  looks: Looks;
}

/**
 * The case, if it lies in the caller's scope, or in a region that they look into by break-glass (requirements D8). For
 * showing it only: whatever writes asks findInScope, which knows of no break-glass. What is not in the scope, and what does
 * not exist, costs the same second read (invariant 7: same calls, same units, same bytes).
 * @throws RefusedError `not-found`, whether it does not exist or is not theirs to see.
 */
export async function findReadable(
  { cases, looks }: Readable,
  { staff, scope }: Caller,
  id: string,
): Promise<Declaration> {
  const sealed = await cases.find(id);
  const isTheirs = sealed !== undefined && isInScope(scope, staff.region, sealed);
  const regions = isTheirs ? [staff.region] : await lookedInto(looks, staff);
  if (sealed === undefined || !regions.some((region) => isInScope(scope, region, sealed))) throw notFound();
  const found = await sealed.open();
  if (found === undefined) throw notFound();
  return found;
}
