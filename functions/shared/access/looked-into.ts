import { routes } from '../../../schemas/access.ts';
import type { OpenLook } from '../../../schemas/break-glass.ts';
import type { Role, StaffDuty } from '../../../schemas/staff.ts';

/** The break-glasses of an account that are open now. */
export interface Looks {
  of(sub: string): Promise<readonly OpenLook[]>;
}

/**
 * The regions that a member of staff may look into now besides their own (requirements D8): one read, none for roles that
 * never may. What was opened from another post than the present one counts no more.
 */
export async function lookedInto(looks: Looks, { sub, role, region }: StaffDuty): Promise<string[]> {
  if (!maySometimes(role)) return [];
  const open = await looks.of(sub);
  return open.filter(({ from }) => from === region).map((look) => look.region);
}

function maySometimes(role: Role): boolean {
  return routes.some(({ scope, roles }) => scope === 'outside' && roles.includes(role));
}
