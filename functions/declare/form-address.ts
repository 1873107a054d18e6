import { communityCode } from '../../schemas/region.ts';
import { notFound } from '../shared/errors.ts';

/**
 * The form's address with the destination filled in (requirements A1).
 * @throws RefusedError `not-found` for what is no community's code.
 */
export function formAddress(community: string): string {
  if (!communityCode.safeParse(community).success) throw notFound();
  return `/?community=${community}`;
}
