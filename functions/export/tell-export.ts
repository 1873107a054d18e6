import { type Exported, type ExportState, exportHours } from '../../schemas/export.ts';

/** What is kept of an export that decides what is told of it. */
export interface KeptExport extends Pick<Exported, 'id' | 'asked' | 'requestedAt' | 'progress' | 'rows'> {
  attempt: number;
  movedAt: string;
  readyAt?: string;
}

const hourMs = 3_600_000;
/** Longer than its five tries take: by then the alarm of the dead letters has rung. */
const stuckMs = hourMs;

/** An export as whoever asked for it sees it now. */
export function tellExport(kept: KeptExport, now: Date): Exported {
  const { id, asked, requestedAt, progress, rows, readyAt } = kept;
  return {
    id,
    asked,
    state: stateOf(kept, now),
    requestedAt,
    progress,
    rows,
    ...(readyAt !== undefined && { readyAt, expiresAt: expiryOf(readyAt) }),
  };
}

export function stateOf({ attempt, movedAt, readyAt }: KeptExport, now: Date): ExportState {
  if (readyAt !== undefined) return now.toISOString() < expiryOf(readyAt) ? 'ready' : 'expired';
  if (now.getTime() - Date.parse(movedAt) > stuckMs) return 'failed';
  return attempt === 0 ? 'waiting' : 'writing';
}

const expiryOf = (readyAt: string): string =>
  new Date(Date.parse(readyAt) + exportHours * hourMs).toISOString();
