import type { ControlRule } from '../../schemas/control-rule.ts';
import type { Declaration, ImposedMeasure, Verification } from '../../schemas/declaration.ts';
import { stateAfter } from '../../schemas/life-cycle.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import { lifeEventOf } from '../../schemas/verification.ts';
import { RefusedError } from '../shared/errors.ts';
import { measureInForce } from '../shared/life-cycle/due-tests.ts';
import { nextDueAt } from '../shared/life-cycle/next-due.ts';
import { checkStep } from './check-step.ts';
import { pickMeasure } from './pick-measure.ts';
import { refuseInState } from './refuse-in-state.ts';

/** What a recorded step changes. The entry is appended; nothing that was recorded is overwritten (requirements C2). */
export interface StepTaken {
  state: Declaration['state'];
  verification: Verification;
  arrivedAt: string | undefined;
  dueAt: string | undefined;
}

/**
 * What a step does to a case: where it leads, by the life of a declaration (invariant 9), and when the next one is due.
 * @throws RefusedError when the state, a waiting transfer or a running measure forbids it; InvalidError for its content.
 */
export function takeStep(
  found: Declaration,
  entry: Omit<Verification, 'imposed'>,
  rules: readonly ControlRule[],
): StepTaken {
  const { step } = entry;
  const state = stateAfter(found.state, lifeEventOf(step));
  if (state === undefined) throw refuseInState(found.state);
  if (step.kind === 'not-coming' || step.kind === 'release') refuseClosing(found, entry.at);
  checkStep(found, step, new Date(entry.at));
  const imposed: ImposedMeasure | undefined =
    step.kind === 'measure' ? pickMeasure(found, step, rules) : undefined;
  const verification: Verification = imposed === undefined ? entry : { ...entry, imposed };
  const arrivedAt = step.kind === 'arrival' ? step.arrivedAt : found.arrivedAt;
  const verifications = [...found.verifications, verification];
  return { state, verification, arrivedAt, dueAt: nextDueAt({ ...found, state, verifications }) };
}

// Somebody was asked to take the case over: they answer first. And nobody is let go before the rule says so: a shorter
// measure would be one that no rule yields (invariant 8).
function refuseClosing({ transfers, verifications }: Declaration, at: string): void {
  if (transfers.some(({ state }) => state === 'waiting')) throw new RefusedError('transfer-open', 409);
  if (isUnderMeasure(verifications, shanghaiDate(new Date(at))))
    throw new RefusedError('measure-running', 409);
}

/** Whether a measure holds beyond a day: on its last day the person can be released. */
export function isUnderMeasure(verifications: readonly Verification[], date: string): boolean {
  const measure = measureInForce(verifications);
  return measure !== undefined && date < measure.endDate;
}
