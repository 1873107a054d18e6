import type { Declaration, ImposedMeasure } from '../../../schemas/declaration.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { DueTest } from '../../../schemas/worklist.ts';
import { dueTests } from './due-tests.ts';

type Told = Pick<Declaration, 'verifications'>;

/**
 * A measure as it held: until the first day of any that was imposed later, or the day on which it was lifted or the person released before
 * its end (D6).
 */
interface HeldMeasure {
  measure: ImposedMeasure;
  at: string;
  lastDate: string;
  /** The day on which it was taken back, because what it rested on was off the list (requirements D6). */
  liftedOn?: string;
}

/** The measures that held for a day at least: one that was replaced on its first day or before held on none. */
export function heldMeasures({ verifications }: Told): HeldMeasure[] {
  return verifications
    .flatMap(({ imposed: measure, at }, index) => {
      if (measure === undefined) return [];
      const held: HeldMeasure = { measure, at, lastDate: measure.endDate };
      return [verifications.slice(index + 1).reduce(endBy, held)];
    })
    .filter(({ measure, lastDate }) => lastDate >= measure.startDate);
}

/** What an entry after it leaves of a measure. */
function endBy(held: HeldMeasure, { step, imposed, lifted, at }: Told['verifications'][number]): HeldMeasure {
  if (imposed !== undefined)
    return { ...held, lastDate: earlierOf(held.lastDate, addDays(imposed.startDate, -1)) };
  if (step.kind !== 'release' && step.kind !== 'lifting') return held;
  const date = shanghaiDate(new Date(at));
  if (date > held.lastDate) return held;
  return { ...held, lastDate: date, ...(lifted !== undefined && { liftedOn: date }) };
}

/** A test that a measure asked for. */
interface AskedTest extends DueTest {
  askedAt: string;
  /** Its measure was lifted: it stays missed, and nobody owes it any more. */
  isOver: boolean;
}

/**
 * The tests that the measures of a case asked for, each as far as it held, by their days; no two measures hold on a day. Of one that was lifted
 * nobody can be asked for the test of that day.
 */
export function askedTests(declaration: Told): AskedTest[] {
  const asked = heldMeasures(declaration)
    .flatMap(({ measure, at, lastDate, liftedOn }) =>
      measure.testDates
        .filter((date) => date <= lastDate && date !== liftedOn)
        .map((date) => ({ date, at, isOver: liftedOn !== undefined })),
    )
    .toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const testDates = asked.map(({ date }) => date);
  return dueTests({ testDates }, declaration.verifications).map((test, index) => ({
    ...test,
    askedAt: asked[index]?.at ?? '',
    isOver: asked[index]?.isOver ?? false,
  }));
}

function earlierOf(one: string, other: string): string {
  return one < other ? one : other;
}
