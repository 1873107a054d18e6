import type { Declaration, ImposedMeasure } from '../../../schemas/declaration.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { DueTest } from '../../../schemas/worklist.ts';
import { dueTests } from './due-tests.ts';

type Told = Pick<Declaration, 'verifications'>;

/** A measure as it held: until the first day of any that was imposed later, or the day on which it was lifted or the person released before its end (D6). */
interface HeldMeasure {
  measure: ImposedMeasure;
  at: string;
  lastDate: string;
}

/** The measures that held for a day at least: one that was replaced on its first day or before held on none. */
export function heldMeasures({ verifications }: Told): HeldMeasure[] {
  return verifications
    .flatMap(({ imposed: measure, at }, index) => {
      if (measure === undefined) return [];
      const ends = verifications.slice(index + 1).flatMap(lastDateBy);
      return [{ measure, at, lastDate: ends.reduce(earlierOf, measure.endDate) }];
    })
    .filter(({ measure, lastDate }) => lastDate >= measure.startDate);
}

/** The tests that the measures of a case asked for, each as far as it held, by their days; no two measures hold on a day. */
export function askedTests(declaration: Told): (DueTest & { askedAt: string })[] {
  const asked = heldMeasures(declaration)
    .flatMap(({ measure, at, lastDate }) =>
      measure.testDates.filter((date) => date <= lastDate).map((date) => ({ date, at })),
    )
    .toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const testDates = asked.map(({ date }) => date);
  return dueTests({ testDates }, declaration.verifications).map((test, index) => ({
    ...test,
    askedAt: asked[index]?.at ?? '',
  }));
}

/** The last day of any measure before an entry, where the entry ends it. */
function lastDateBy({ step, imposed, at }: Declaration['verifications'][number]): string[] {
  if (imposed !== undefined) return [addDays(imposed.startDate, -1)];
  return step.kind === 'release' || step.kind === 'lifting' ? [shanghaiDate(new Date(at))] : [];
}

function earlierOf(one: string, other: string): string {
  return one < other ? one : other;
}
