import type { ControlRule } from '../../schemas/control-rule.ts';
import type { Declaration, ImposedMeasure } from '../../schemas/declaration.ts';
import { messageOf } from '../../schemas/messages.ts';
import type { VerificationRequest } from '../../schemas/verification.ts';
import { InvalidError } from '../shared/errors.ts';
import { arrivalFacts } from './arrival-facts.ts';
import { imposeMeasure, lastDayOf } from './impose-measure.ts';
import { offerMeasures } from './offer-measures.ts';

type Picked = Extract<VerificationRequest, { kind: 'measure' }>;

/**
 * The measure that an officer picked, with its days (requirements C8).
 * @throws InvalidError `rule.not-offered` for anything that the rules in force do not yield for the person (invariant 8),
 * and for a start outside the period that the rule gives.
 */
export function pickMeasure(
  found: Pick<Declaration, 'arrivedAt' | 'origin' | 'place' | 'verifications'>,
  step: Picked,
  rules: readonly ControlRule[],
): ImposedMeasure {
  const facts = arrivalFacts(found);
  const picked =
    facts &&
    offerMeasures(rules, facts).find(
      ({ ruleId, ruleVersion, option }) =>
        ruleId === step.ruleId && ruleVersion === step.ruleVersion && option === step.option,
    );
  if (facts === undefined || picked === undefined)
    throw new InvalidError([{ path: ['ruleId'], code: messageOf('rule.not-offered') }]);
  const { arrivalDate } = facts;
  if (step.startDate < arrivalDate || step.startDate > lastDayOf(arrivalDate, picked.days))
    throw new InvalidError([{ path: ['startDate'], code: messageOf('measure.period') }]);
  return imposeMeasure(picked, arrivalDate, step.startDate);
}
