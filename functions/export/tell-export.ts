import {
  type ExportDecision,
  type Exported,
  type ExportState,
  exportHours,
  mostUnapproved,
} from '../../schemas/export.ts';

/** What is kept of an export that decides what is told of it. */
export interface KeptExport extends Pick<Exported, 'id' | 'asked' | 'requestedAt' | 'progress' | 'rows'> {
  attempt: number;
  movedAt: string;
  sheets?: number;
  readyAt?: string;
  decision?: ExportDecision;
}

const hourMs = 3_600_000;
/** Longer than its five tries take: by then the alarm of the dead letters has rung. */
const stuckMs = hourMs;

/** An export as whoever asked for it sees it now. */
export function tellExport(kept: KeptExport, now: Date): Exported {
  return { ...tellIdentity(kept, now), progress: kept.progress, ...tellWritten(kept) };
}

export function tellIdentity(
  kept: KeptExport,
  now: Date,
): Pick<Exported, 'id' | 'asked' | 'state' | 'requestedAt'> {
  const { id, asked, requestedAt } = kept;
  return { id, asked, state: stateOf(kept, now), requestedAt };
}

/** What is told of what was written, whoever is told. */
export function tellWritten({
  rows,
  sheets,
  readyAt,
  decision,
}: KeptExport): Pick<Exported, 'rows' | 'sheets' | 'readyAt' | 'expiresAt' | 'decision'> {
  return {
    rows,
    ...(sheets !== undefined && { sheets }),
    ...(readyAt !== undefined && { readyAt, expiresAt: expiryOf(readyAt) }),
    ...(decision !== undefined && {
      decision: { approved: decision.approved, by: decision.by, at: decision.at },
    }),
  };
}

/** Where an export stands. Approving it does not make its file live longer: it tells what stood in the list a day ago. */
export function stateOf(kept: KeptExport, now: Date): ExportState {
  const { attempt, movedAt, readyAt, decision } = kept;
  if (decision?.approved === false) return 'refused';
  if (readyAt !== undefined) {
    if (now.toISOString() >= expiryOf(readyAt)) return 'expired';
    return needsApproval(kept) && decision === undefined ? 'awaiting-approval' : 'ready';
  }
  if (now.getTime() - Date.parse(movedAt) > stuckMs) return 'failed';
  return attempt === 0 ? 'waiting' : 'writing';
}

/** Known once it is written: who asks can't know how many there are. A line is one person's trip. */
export const needsApproval = ({ rows }: Pick<KeptExport, 'rows'>): boolean => rows > mostUnapproved;

export const expiryOf = (readyAt: string): string =>
  new Date(Date.parse(readyAt) + exportHours * hourMs).toISOString();
