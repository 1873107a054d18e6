import { hash } from 'node:crypto';
import type { AuditEntry, AuditedView } from '../../../schemas/audit.ts';

/** The entry that follows `previous` in the viewer's chain (requirements K1: append-only, hash-chained). */
export function entryAfter(previous: AuditEntry | undefined, view: AuditedView): AuditEntry {
  const entry = { ...view, n: (previous?.n ?? 0) + 1, previous: previous?.hash ?? '' };
  return { ...entry, hash: hashOf(entry) };
}

/** The number of the first entry that was changed, or that stands where another was; undefined for a whole chain. */
export function brokenAt(chain: readonly AuditEntry[]): number | undefined {
  const index = chain.findIndex((entry, position) => {
    const before = chain[position - 1];
    return (
      entry.n !== position + 1 ||
      entry.previous !== (before?.hash ?? '') ||
      entry.sub !== (before ?? entry).sub ||
      entry.hash !== hashOf(entry)
    );
  });
  return index === -1 ? undefined : index + 1;
}

// An array, not an object: its text has one order only.
function hashOf({ sub, n, at, declaration, place, previous, ...seen }: Omit<AuditEntry, 'hash'>): string {
  const entry = [sub, n, at, declaration, place, previous, ...seenOf(seen)];
  return hash('sha256', JSON.stringify(entry), 'base64url');
}

type Seen = Pick<AuditEntry, 'masked' | 'purpose' | 'reasonHash' | 'approved' | 'told'>;

// Old entries say nothing of what was seen, or was decided, and verify as they were written.
function seenOf({ masked, purpose, reasonHash, approved, told }: Seen): (boolean | string | null)[] {
  const seen = [masked ?? null, purpose ?? null, reasonHash ?? null];
  if (told !== undefined) return [...seen, approved ?? null, told.from, told.to, told.ids];
  if (approved !== undefined) return [...seen, approved];
  return seen.every((one) => one === null) ? [] : seen;
}
