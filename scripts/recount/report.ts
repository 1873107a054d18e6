import type { Judgement } from '../../functions/statistics/judge-figures.ts';

/** What a recount has to say: how much was compared, and by tally how far the figures are off. */
export function reportOf({ declarations, compared, drifts }: Judgement & { declarations: number }): string[] {
  const byKey = Map.groupBy(drifts, ({ key }) => key);
  return [
    `${declarations} declarations recounted, ${compared} counts compared, ${drifts.length} differ`,
    ...[...byKey].flatMap(([key, ofKey]) => [
      `${key}: ${ofKey.length}`,
      ...ofKey.map(
        ({ region, place, date, expected, counted }) =>
          `  ${region} ${place} ${date}: ${counted} counted, ${expected} recounted`,
      ),
    ]),
  ];
}
