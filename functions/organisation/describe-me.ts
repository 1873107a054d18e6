import type { Region } from '../../schemas/region.ts';
import type { Me, Staff } from '../../schemas/staff.ts';

/** What a member of staff sees of their own account. */
export function describeMe(member: Staff, region: Region | undefined): Me {
  const { sub, role, name, region: code } = member;
  return { sub, role, name, region: { code, name: region?.name ?? code, path: region?.path ?? code } };
}
