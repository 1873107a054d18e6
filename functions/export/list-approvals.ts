import type { ExportApprovalList } from '../../schemas/export.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { type ApprovableExport, tellApproval } from './tell-approval.ts';
import { stateOf } from './tell-export.ts';

export interface AnnouncedExports {
  /** The large exports that somebody of a region, or below it, asked for, and whose files are there yet. */
  allAnnounced(region: string, now: Date): Promise<ApprovableExport[]>;
}

/** What waits for the caller's approval: never what they asked for themselves. What expires first is first. */
export async function listApprovals(
  exports: AnnouncedExports,
  { staff: { sub, region } }: Pick<Caller, 'staff'>,
  now: Date,
): Promise<ExportApprovalList> {
  const found = await exports.allAnnounced(region, now);
  const waiting = found.filter((one) => one.sub !== sub && stateOf(one, now) === 'awaiting-approval');
  const approvals = waiting.map((one) => tellApproval(one, now));
  return { approvals: approvals.toSorted((one, other) => (expiry(one) < expiry(other) ? -1 : 1)) };
}

const expiry = ({ expiresAt = '' }: { expiresAt?: string | undefined }): string => expiresAt;
