import type { Declaration } from '../../schemas/declaration.ts';
import { messageOf } from '../../schemas/messages.ts';
import { addDays, shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { VerificationRequest } from '../../schemas/verification.ts';
import { InvalidError, type Issue } from '../shared/errors.ts';

type Arrival = Extract<VerificationRequest, { kind: 'arrival' }>;
type Test = Extract<VerificationRequest, { kind: 'test' }>;

/**
 * Whether what a step tells can be true at an instant (requirements C2): nothing lies ahead, and tests come after arrival.
 * @throws InvalidError that names each field.
 */
export function checkStep(found: Pick<Declaration, 'arrivedAt'>, step: VerificationRequest, now: Date): void {
  const issues = issuesOf(found, step, now);
  if (issues.length > 0) throw new InvalidError(issues);
}

function issuesOf(
  { arrivedAt }: Pick<Declaration, 'arrivedAt'>,
  step: VerificationRequest,
  now: Date,
): Issue[] {
  switch (step.kind) {
    case 'arrival':
      return issuesOfArrival(step, now);
    case 'test':
      return issuesOfTest(step, arrivedAt, now);
    case 'contact':
    case 'not-coming':
    case 'measure':
    case 'release':
      return [];
  }
}

function issuesOfArrival({ arrivedAt, symptoms, riskStays }: Arrival, now: Date): Issue[] {
  const issues: Issue[] = [];
  if (arrivedAt > now.toISOString()) issues.push({ path: ['arrivedAt'], code: messageOf('arrived.future') });
  if (symptoms.since !== undefined && symptoms.since > shanghaiDate(now))
    issues.push({ path: ['symptoms', 'since'], code: messageOf('date.future') });
  const arrivalDate = shanghaiDate(new Date(arrivedAt));
  for (const [index, stay] of (riskStays.stays ?? []).entries())
    if (stay.toDate < addDays(arrivalDate, -14) || stay.fromDate > arrivalDate)
      issues.push({ path: ['riskStays', 'stays', index, 'toDate'], code: messageOf('risk-stay.window') });
  return issues;
}

function issuesOfTest({ sampledAt, resultAt }: Test, arrivedAt: string | undefined, now: Date): Issue[] {
  const latest = now.toISOString();
  const issues: Issue[] = [];
  if (sampledAt > latest) issues.push({ path: ['sampledAt'], code: messageOf('instant.future') });
  else if (arrivedAt !== undefined && sampledAt < arrivedAt)
    issues.push({ path: ['sampledAt'], code: messageOf('test.before-arrival') });
  if (resultAt !== undefined && resultAt > latest)
    issues.push({ path: ['resultAt'], code: messageOf('instant.future') });
  else if (resultAt !== undefined && resultAt < sampledAt)
    issues.push({ path: ['resultAt'], code: messageOf('result.before-sample') });
  return issues;
}
