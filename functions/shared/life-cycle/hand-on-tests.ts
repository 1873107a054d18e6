import type { Occurrence } from '../../../schemas/occurrence.ts';
import { endOfDay } from '../../../schemas/shanghai-day.ts';

/**
 * The occurrences of a case that another place is responsible for from an instant on: a test whose day has not ended by then
 * will be theirs, and nothing else changes (design.md §3: flows stay with who was responsible then).
 */
export function handOnTests(
  occurrences: readonly Occurrence[],
  { to, at }: { to: string; at: string },
): Occurrence[] {
  return occurrences.map((one) =>
    one.kind === 'test-due' && endOfDay(one.date).getTime() - 1 > Date.parse(at)
      ? { ...one, place: to }
      : one,
  );
}
