import type { Clock } from '../shared/clock.ts';
import { RefusedError } from '../shared/errors.ts';

/** Counts in the table; says how often it was done in the window, this time included. */
export interface Counters {
  count(phone: string, window: string, expiresAt: Date): Promise<number>;
}

const windowMinutes = 60;
/** With one phone in an hour. A coach of 50 is five forms. */
const mostInWindow = 30;
/** So often with one phone here is nothing to look into. */
const unsuspicious = 5;
const mostPhones = 10_000;

/**
 * Refuses when far too much is declared with one phone. Costs nothing until it looks suspicious in this very process: only
 * then is it counted in the table, where all processes meet (design.md §5: only on suspicion).
 */
export function limitSubmissions(counters: Counters, clock: Clock): { admit(phone: string): Promise<void> } {
  let window = '';
  const seen = new Map<string, number>();
  return {
    admit: async (phone) => {
      const now = clock();
      const windowMs = windowMinutes * 60_000;
      const endsAt = new Date((Math.floor(now.getTime() / windowMs) + 1) * windowMs);
      if (window !== endsAt.toISOString() || seen.size >= mostPhones) seen.clear();
      window = endsAt.toISOString();
      const times = (seen.get(phone) ?? 0) + 1;
      seen.set(phone, times);
      if (times <= unsuspicious) return;
      if ((await counters.count(phone, window, endsAt)) > mostInWindow)
        throw new RefusedError('too-many-requests', 429, {
          retryAfterSeconds: Math.ceil((endsAt.getTime() - now.getTime()) / 1_000),
        });
    },
  };
}
