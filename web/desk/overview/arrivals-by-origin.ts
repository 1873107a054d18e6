import type { Statistics } from '../../../schemas/statistics.ts';
import { type OriginCode, originCodes } from '../../../schemas/tally.ts';

const shownOrigins = 8;

interface Row {
  values: (number | null)[];
  sum: number;
}

/** Expected arrivals by origin and day: the origins that most come from, and the others together. */
export function arrivalsByOrigin(days: Statistics['days']): {
  rows: (Row & { origin: OriginCode })[];
  others: { values: number[]; sum: number };
} {
  const all = originCodes
    .map((origin) => {
      const values = days.map((one) => one.values[`expected.origin.${origin}`] ?? null);
      return { origin, values, sum: sumOf(values) };
    })
    .filter(({ sum }) => sum > 0)
    .sort((one, other) => other.sum - one.sum);
  const rest = all.slice(shownOrigins);
  const values = days.map((_, index) => sumOf(rest.map((row) => row.values[index] ?? null)));
  return { rows: all.slice(0, shownOrigins), others: { values, sum: sumOf(values) } };
}

function sumOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
