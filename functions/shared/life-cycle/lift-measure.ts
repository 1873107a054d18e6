import type { Declaration, Verification } from '../../../schemas/declaration.ts';
import { type LifeEvent, stateAfter } from '../../../schemas/life-cycle.ts';
import { type DelistedArea, systemSub } from '../../../schemas/lifting.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { arrivalFacts } from './arrival-facts.ts';
import type { BasisKnown } from './lost-basis.ts';
import { withNextDue } from './next-due.ts';
import { lastDayOf, rulesFor } from './rules-for.ts';

/** A case before and after the system lifted its measure. */
export interface LiftedCase {
  before: Declaration;
  after: Declaration;
  event: LifeEvent;
}

/**
 * Lifts a measure whose risk areas are off the list (requirements D6). Where no other rule asks for anything any more the person is released;
 * where one does, or somebody was asked to take the case over, the case goes back to whoever has it, who picks what the rules yield (C8).
 * @returns undefined where nobody is held.
 */
export function liftMeasure(
  before: Declaration,
  { lifted, rules, at }: { lifted: DelistedArea[]; at: string } & Pick<BasisKnown, 'rules'>,
): LiftedCase | undefined {
  const isDone = before.waitingAt === undefined && !isHeldByAnother(before, rules, at);
  const event = isDone ? 'release' : 'lifting';
  const state = before.state === 'under-control' ? stateAfter(before.state, event) : undefined;
  if (state === undefined) return undefined;
  const entry: Verification = {
    // No request stands behind it: nothing that is sent has this key.
    ...{ key: `${systemSub}:${at}`, body: '', at, lifted },
    by: { sub: systemSub, place: before.place },
    step: { kind: event },
  };
  const verifications = [...before.verifications, entry];
  return { before, after: withNextDue({ ...before, state, updatedAt: at, verifications }), event };
}

/** Whether a rule yields a measure that reaches this day for the same arrival without any stay in a risk area. */
function isHeldByAnother(found: Declaration, rules: BasisKnown['rules'], at: string): boolean {
  const facts = arrivalFacts(found);
  if (facts === undefined) return false;
  const today = shanghaiDate(new Date(at));
  return rulesFor(rules, { ...facts, riskStay: false }).some(({ options }) =>
    options.some(({ days }) => lastDayOf(facts.arrivalDate, days) >= today),
  );
}

/** The last time that the system lifted a measure of a case (requirements D6). */
export function liftedBySystem({
  verifications,
}: Pick<Declaration, 'verifications'>): Verification | undefined {
  return verifications.findLast(({ by, lifted }) => by.sub === systemSub && lifted !== undefined);
}
