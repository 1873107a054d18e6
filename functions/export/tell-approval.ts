import type { ExportApproval } from '../../schemas/export.ts';
import { type KeptExport, tellIdentity, tellWritten } from './tell-export.ts';

/** An export with who asked for it, and the region that they acted for. */
export type ApprovableExport = KeptExport & { sub: string; place: string };

/** A large export as those see it who may approve it. */
export function tellApproval(found: ApprovableExport, now: Date): ExportApproval {
  const { sub, place } = found;
  return { ...tellIdentity(found, now), by: { sub, place }, ...tellWritten(found) };
}
