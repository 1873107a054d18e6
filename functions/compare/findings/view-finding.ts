import type { Finding } from '../../../schemas/finding.ts';
import type { Caller } from '../../shared/access/authorise.ts';
import { isInScope } from '../../shared/access/decide-access.ts';
import { notFound } from '../../shared/errors.ts';
import type { StoredFinding } from '../../shared/findings/finding.ts';
import { isFindingMasked, tellWhole } from './tell-finding.ts';

/** A finding as it was read: whose it is can be seen, what it says is sealed. */
export interface SealedFinding {
  place: string;
  open(): Promise<StoredFinding | undefined>;
}

export interface ViewNeeds {
  find(): Promise<SealedFinding | undefined>;
  /** Puts the view on record. */
  record(view: { sub: string; place: string; at: string; masked: boolean }): Promise<void>;
  row(finding: StoredFinding): Parameters<typeof tellWhole>[1];
}

/**
 * The finding, if it is in the caller's region: one read decides, and only what is theirs is opened (invariant 7).
 * @throws RefusedError `not-found`, whether it does not exist or is not theirs.
 */
export async function openOwn(
  needs: Pick<ViewNeeds, 'find'>,
  { staff, scope }: Caller,
): Promise<StoredFinding> {
  const sealed = await needs.find();
  if (sealed === undefined || !isInScope(scope, staff.region, { place: sealed.place })) throw notFound();
  const found = await sealed.open();
  if (found === undefined) throw notFound();
  return found;
}

/** A finding with its evidence and steps (requirements D4); looking at it is put on record (D2). */
export async function viewFinding(needs: ViewNeeds, caller: Caller, now: Date): Promise<Finding> {
  const found = await openOwn(needs, caller);
  const { sub, region: place } = caller.staff;
  await needs.record({ sub, place, at: now.toISOString(), masked: isFindingMasked(found, caller.staff) });
  return tellWhole(found, needs.row(found), { staff: caller.staff, now });
}
