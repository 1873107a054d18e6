import type { Declaration } from '../../../schemas/declaration.ts';

/**
 * A case that is closed, or has become a claim and counts no more, waits for nobody: a transfer that was not answered ends as if
 * it had been refused, by no one.
 */
export function endWaiting(closed: Declaration): Declaration {
  if (closed.waitingAt === undefined) return closed;
  const { waitingAt: _asked, ...rest } = closed;
  const transfers = closed.transfers.map((link) =>
    link.state === 'waiting' ? { ...link, state: 'refused' as const, answeredAt: closed.updatedAt } : link,
  );
  return { ...rest, transfers };
}
