import type { Declaration } from '../../schemas/declaration.ts';
import { isClosed } from '../../schemas/life-cycle.ts';
import { endOfDay } from '../../schemas/shanghai-day.ts';
import type { Tally } from '../../schemas/tally.ts';
import { measuresHeld } from './recount-control.ts';
import { responsibleAt } from './recount-place.ts';
import { dayOf, oneEach } from './recount-told.ts';

/** Tests by the day on which they are due or were sampled (requirements C7, metric.ts). */
export function recountTests(told: Declaration): Tally[] {
  return [...due(told), ...positive(told)];
}

/** A test is due by the end of its day: it is the test of whoever has the case then. One that is owed is the present one's. */
function due(told: Declaration): Tally[] {
  const dates = dueDates(told);
  const sampled = samplesOf(told).map(({ sampledAt }) => dayOf(sampledAt));
  return dates.flatMap((date, index) => {
    const next = dates[index + 1];
    // A sample counts for the date that it follows, not for one before that: a missed test stays missed.
    const isDone = sampled.some((taken) => taken >= date && (next === undefined || taken < next));
    const lastInstant = new Date(endOfDay(date).getTime() - 1).toISOString();
    return [
      ...oneEach(responsibleAt(told, lastInstant), date, ['tests-due', isDone && 'tests-done']),
      ...oneEach(told.place, date, [!isDone && !isClosed(told.state) && 'tests-owed']),
    ];
  });
}

/** The dates that the measures asked for, as far as each held. */
function dueDates(told: Declaration): string[] {
  const dates = measuresHeld(told).flatMap(({ imposed: { testDates }, toDate }) =>
    testDates.filter((date) => date <= toDate),
  );
  return [...new Set(dates)].sort();
}

interface Sample {
  sampledAt: string;
  result: string;
}

/** Samples that were taken. A pending one is completed by another entry: what was said last of a sample stands. */
function samplesOf({ verifications }: Declaration): Sample[] {
  const samples = new Map<string, Sample>();
  for (const { step } of verifications) if (step.kind === 'test') samples.set(step.sampledAt, step);
  return [...samples.values()];
}

function positive(told: Declaration): Tally[] {
  return samplesOf(told).flatMap(({ sampledAt, result }) =>
    result === 'positive'
      ? oneEach(responsibleAt(told, sampledAt), dayOf(sampledAt), ['tests-positive'])
      : [],
  );
}
