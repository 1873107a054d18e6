import type { Declaration, Verification } from '../../schemas/declaration.ts';
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

/**
 * A test is due by the end of its day: it is the test of whoever had the case then, or when it was asked for after that. One
 * that is owed is the present one's.
 */
function due(told: Declaration): Tally[] {
  const tests = dueTests(told);
  const sampled = samplesOf(told).map(([{ sampledAt }]) => dayOf(sampledAt));
  return tests.flatMap(({ date, askedAt, isLifted }, index) => {
    const next = tests[index + 1]?.date;
    // A sample counts for the date that it follows, not for one before that: a missed test stays missed.
    const isDone = sampled.some((taken) => taken >= date && (next === undefined || taken < next));
    const lastInstant = new Date(Math.max(endOfDay(date).getTime() - 1, Date.parse(askedAt))).toISOString();
    return [
      ...oneEach(responsibleAt(told, lastInstant), date, ['tests-due', isDone && 'tests-done']),
      ...oneEach(told.place, date, [!isDone && !isLifted && !isClosed(told.state) && 'tests-owed']),
    ];
  });
}

interface DueTest {
  date: string;
  askedAt: string;
  /** Nobody owes it any more. */
  isLifted: boolean;
}

/** What the measures asked for, as far as each held; no two of them hold on a day. */
function dueTests(told: Declaration): DueTest[] {
  return measuresHeld(told)
    .flatMap(({ imposed: { testDates }, recordedAt, toDate, liftedOn }) =>
      testDates
        // The day on which it was lifted was no day for a test.
        .filter((date) => date <= toDate && date !== liftedOn)
        .map((date) => ({ date, askedAt: recordedAt, isLifted: liftedOn !== undefined })),
    )
    .sort((one, other) => one.date.localeCompare(other.date));
}

type Entry = Extract<Verification['step'], { kind: 'test' }> & { recordedAt: string };

/** The entries by sample: a pending one is completed by another entry (requirements C2). */
function samplesOf({ verifications }: Declaration): [Entry, ...Entry[]][] {
  const samples = new Map<string, [Entry, ...Entry[]]>();
  for (const { at, step } of verifications) {
    if (step.kind !== 'test') continue;
    const entry = { ...step, recordedAt: at };
    const known = samples.get(step.sampledAt);
    if (known) known.push(entry);
    else samples.set(step.sampledAt, [entry]);
  }
  return [...samples.values()];
}

/** A sample counts once, by the result told last, where it was recorded first. */
function positive(told: Declaration): Tally[] {
  return samplesOf(told).flatMap((entries) => {
    const result = entries.findLast((entry) => entry.result !== 'pending')?.result;
    const [{ sampledAt, recordedAt }] = entries;
    if (result !== 'positive') return [];
    return oneEach(responsibleAt(told, recordedAt), dayOf(sampledAt), ['tests-positive']);
  });
}
