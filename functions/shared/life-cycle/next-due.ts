import type { Declaration } from '../../../schemas/declaration.ts';
import { firstContactDueAt } from '../../../schemas/rounds.ts';
import { endOfDay, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { measureInForce, nextTestDate } from './due-tests.ts';

type Standing = Pick<
  Declaration,
  'state' | 'submittedAt' | 'expectedArrivalAt' | 'verifications' | 'transfers' | 'messages'
>;

/**
 * When the officer's next step is due, as an instant; nothing when the case is closed or does not count. Due means by then: at that very
 * instant it is overdue (requirements C1, 当天知晓、当天上报). A transfer starts the clock anew for whoever accepted it,
 * because it runs only while the case is theirs (requirements I1).
 */
export function nextDueAt(standing: Standing): string | undefined {
  switch (standing.state) {
    case 'declared':
    case 'unreachable':
      return firstContactDueAt(new Date(theirsSince(standing) ?? standing.submittedAt)).toISOString();
    case 'contacted':
      return endOfDayOf(laterOf(currentArrival(standing), theirsSince(standing)));
    case 'arrived':
      return laterOf(
        endOfDayOf(laterOf(arrivalRecordedAt(standing), theirsSince(standing))),
        liftingDueAt(standing),
      );
    case 'under-control':
      return endOfDay(controlDate(standing)).toISOString();
    case 'released':
    case 'not-coming':
    case 'withdrawn':
    case 'superseded':
    // The first filing says that a claim waits beside it (requirements A7).
    case 'claimed':
      return undefined;
  }
}

/** The declaration with the due instant that follows from the rest of it. */
export function withNextDue(standing: Declaration): Declaration {
  const { dueAt: _before, ...rest } = standing;
  const dueAt = nextDueAt(standing);
  return dueAt === undefined ? rest : { ...rest, dueAt };
}

function theirsSince({ transfers }: Pick<Standing, 'transfers'>): string | undefined {
  return transfers.findLast(({ state }) => state === 'accepted')?.answeredAt;
}

// Who said to be delayed is not expected before (requirements A4: a message, never an edit).
function currentArrival({ expectedArrivalAt, messages }: Standing): string {
  const delayed = messages.findLast(({ content }) => content.kind === 'delayed')?.content;
  return delayed?.kind === 'delayed'
    ? laterOf(expectedArrivalAt, delayed.newExpectedArrivalAt)
    : expectedArrivalAt;
}

function arrivalRecordedAt({ verifications, submittedAt }: Standing): string {
  return verifications.findLast(({ step }) => step.kind === 'arrival')?.at ?? submittedAt;
}

/** What another rule asks for is picked on the day on which the measure was lifted, or by noon of the next (as what is handed out). */
function liftingDueAt({ verifications }: Standing): string | undefined {
  const lifted = verifications.findLast(({ step }) => step.kind === 'lifting')?.at;
  return lifted && firstContactDueAt(new Date(lifted)).toISOString();
}

function controlDate({ verifications, submittedAt }: Standing): string {
  const measure = measureInForce(verifications);
  if (measure === undefined) return shanghaiDate(new Date(submittedAt));
  return nextTestDate(measure, verifications) ?? measure.endDate;
}

function laterOf(first: string, second: string | undefined): string {
  return second !== undefined && second > first ? second : first;
}

function endOfDayOf(instant: string): string {
  return endOfDay(shanghaiDate(new Date(instant))).toISOString();
}
