import type { Notification } from '../../schemas/notification.ts';
import { type CountyReports, type Expected, findMissing } from './find-missing.ts';

/** Whom a step tells: the officers themselves, or who answers for them. */
export type ChaseStep = 'remind' | 'remind-again' | 'tell-townships' | 'tell-counties';

export interface ChaseNeeds {
  /** What the counties report of a day, one after the other. */
  counties(day: string): AsyncIterable<CountyReports>;
  notify(notifications: readonly Notification[]): Promise<void>;
}

const digitsOf = { 'tell-townships': 9, 'tell-counties': 6 } as const;

/**
 * Reminds the officers who have not confirmed, or tells the level above how many are missing (requirements E2). Who has confirmed by now is
 * not told; a step that is done again tells nobody twice, because its messages have the same ids.
 * @returns the communities that are missing, in the order of their counties
 */
export async function chaseMissing(
  needs: ChaseNeeds,
  { day, step }: { day: string; step: ChaseStep },
): Promise<Expected[]> {
  const missing: Expected[] = [];
  for await (const reports of needs.counties(day)) {
    const some = findMissing(reports);
    missing.push(...some);
    const codes = some.map(({ code }) => code);
    await needs.notify(messagesOf(codes, day, step));
  }
  return missing;
}

function messagesOf(codes: readonly string[], day: string, step: ChaseStep): Notification[] {
  if (step === 'remind' || step === 'remind-again') return remindersOf(codes, day, step);
  const byPlace = Map.groupBy(codes, (code) => code.slice(0, digitsOf[step]));
  return Array.from(byPlace, ([place, missing]) => ({
    kind: 'report-missing',
    id: `report-${step}-${day}-${place}`,
    place,
    day,
    missing: missing.length,
  }));
}

/** A message to the officer of each community; `name` says which reminder it is, so that it is the same when it is told again. */
export function remindersOf(codes: readonly string[], day: string, name: string): Notification[] {
  return codes.map((place) => ({
    kind: 'report-reminder',
    id: `report-${name}-${day}-${place}`,
    place,
    day,
  }));
}
