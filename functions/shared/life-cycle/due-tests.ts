import type { ImposedMeasure, Verification } from '../../../schemas/declaration.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { DueTest } from '../../../schemas/worklist.ts';

type Kept = Pick<Verification, 'step' | 'imposed' | 'lifted'>;

/** The measure that holds: the one imposed last (requirements C8; the earlier ones stay on record), unless it was lifted since (D6). */
export function measureInForce(verifications: readonly Kept[]): ImposedMeasure | undefined {
  return imposedLast(verifications)?.imposed;
}

/** The entry by which it was imposed. */
export function imposedLast<Entry extends Kept>(verifications: readonly Entry[]): Entry | undefined {
  const last = verifications.findLast(({ imposed, lifted }) => imposed !== undefined || lifted !== undefined);
  return last?.imposed === undefined ? undefined : last;
}

/**
 * The tests that a measure asks for (requirements C7). A date is done by a sample of that day or a later one, but not by
 * one that belongs to the next date already: a missed test stays visible as missed.
 */
export function dueTests(
  measure: Pick<ImposedMeasure, 'testDates'>,
  verifications: readonly Kept[],
): DueTest[] {
  const sampled = sampleDates(verifications);
  return measure.testDates.map((date, index) => {
    const next = measure.testDates[index + 1];
    return { date, done: sampled.some((taken) => date <= taken && (next === undefined || taken < next)) };
  });
}

/** The day of the next test that is owed. A later sample ends the wait for the dates before it. */
export function nextTestDate(measure: ImposedMeasure, verifications: readonly Kept[]): string | undefined {
  const last = sampleDates(verifications).reduce((latest, date) => (date > latest ? date : latest), '');
  return measure.testDates.find((date) => date > last);
}

function sampleDates(verifications: readonly Kept[]): string[] {
  return verifications.flatMap(({ step }) =>
    step.kind === 'test' ? [shanghaiDate(new Date(step.sampledAt))] : [],
  );
}
