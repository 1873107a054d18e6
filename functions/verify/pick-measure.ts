import type { Declaration, ImposedMeasure } from '../../schemas/declaration.ts';
import { messageOf } from '../../schemas/messages.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { VerificationRequest } from '../../schemas/verification.ts';
import { InvalidError } from '../shared/errors.ts';
import type { BasisKnown } from '../shared/life-cycle/lost-basis.ts';
import { lastDayOf } from '../shared/life-cycle/rules-for.ts';
import { imposeMeasure } from './impose-measure.ts';
import { offeredOn } from './offer-measures.ts';

type Picked = Extract<VerificationRequest, { kind: 'measure' }>;

/**
 * The measure that an officer picked, with its days (requirements C8).
 * @throws InvalidError `rule.not-offered` for anything that the rules in force do not yield for the person (invariant 8),
 * and for a start outside the period that the rule gives, or before the day on which an earlier measure was lifted: until then that one held (D6).
 */
export function pickMeasure(
  found: Pick<Declaration, 'arrivedAt' | 'origin' | 'place' | 'verifications' | 'personal'>,
  step: Picked,
  { at, ...known }: BasisKnown & { at: string },
): ImposedMeasure {
  const picked = offeredOn(found, known, shanghaiDate(new Date(at))).find(
    ({ ruleId, ruleVersion, option }) =>
      ruleId === step.ruleId && ruleVersion === step.ruleVersion && option === step.option,
  );
  if (found.arrivedAt === undefined || picked === undefined)
    throw new InvalidError([{ path: ['ruleId'], code: messageOf('rule.not-offered') }]);
  const arrivalDate = shanghaiDate(new Date(found.arrivedAt));
  const firstDate = firstDateOf(found.verifications, arrivalDate);
  if (step.startDate < firstDate || step.startDate > lastDayOf(arrivalDate, picked.days))
    throw new InvalidError([{ path: ['startDate'], code: messageOf('measure.period') }]);
  return imposeMeasure(picked, arrivalDate, step.startDate);
}

function firstDateOf(verifications: Declaration['verifications'], arrivalDate: string): string {
  const lifted = verifications.findLast((entry) => entry.lifted !== undefined)?.at;
  return lifted === undefined ? arrivalDate : shanghaiDate(new Date(lifted));
}
