import type { Declaration, ImposedMeasure } from '../../schemas/declaration.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import type { Tally } from '../../schemas/tally.ts';
import { responsibleAt } from './recount-place.ts';
import { dayOf, oneEach } from './recount-told.ts';

/** A measure, and the days of it that no later one took over. */
export interface MeasureHeld {
  imposed: ImposedMeasure;
  recordedAt: string;
  fromDate: string;
  /** The last day; earlier than `fromDate` when a later measure took the place of all of it. */
  toDate: string;
  /** The day on which it was taken back, because what it rested on was off the list. */
  liftedOn?: string;
}

/**
 * The measures of a case, in the order in which they were imposed. The one imposed last holds (requirements C8); from its
 * first day on the earlier ones do not, so that nobody is under two at once.
 */
export function measuresHeld({ verifications }: Pick<Declaration, 'verifications'>): MeasureHeld[] {
  const held: MeasureHeld[] = [];
  for (const { at, imposed, step, lifted } of verifications) {
    // Who is let go is under nothing from the next day on, be it before the measure's end.
    if (lifted !== undefined) liftAll(held, dayOf(at));
    if (step.kind === 'release' || step.kind === 'lifting') endAll(held, dayOf(at));
    if (imposed === undefined) continue;
    endAll(held, addDays(imposed.startDate, -1));
    held.push({ imposed, recordedAt: at, fromDate: imposed.startDate, toDate: imposed.endDate });
  }
  return held;
}

function liftAll(held: readonly MeasureHeld[], date: string): void {
  for (const one of held) if (one.toDate >= date) one.liftedOn = date;
}

function endAll(held: readonly MeasureHeld[], lastDate: string): void {
  for (const one of held) if (one.toDate > lastDate) one.toDate = lastDate;
}

/** Measures by the day on which they start, and who is under one: where the case is now (metric.ts). */
export function recountControl(told: Declaration): Tally[] {
  return measuresHeld(told).flatMap(({ imposed: { measure }, recordedAt, fromDate, toDate }) => {
    // Nobody came under a measure that another took the place of from its first day on.
    if (toDate < fromDate) return [];
    return [
      ...oneEach(responsibleAt(told, recordedAt), fromDate, [`control-started.${measure}`]),
      ...oneEach(told.place, fromDate, [`control-on.${measure}`]),
      ...oneEach(told.place, addDays(toDate, 1), [`control-off.${measure}`]),
    ];
  });
}
