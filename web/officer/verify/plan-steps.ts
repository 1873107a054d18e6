import { maskName } from '../../../schemas/masking.ts';
import type { VerificationRequest } from '../../../schemas/verification.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { now } from '../../staff/server-time.ts';
import { stepWords } from '../case/step-words.ts';
import { outbox } from '../outbox/outbox.ts';
import { language, wordsNow } from '../preferences.ts';

/** What a step is called in the bar that lets it be undone. A measure has its name from the offer. */
function summaryOf(steps: readonly VerificationRequest[], detail: CaseDetail): string {
  const words = wordsNow();
  const said = steps.map((step) => {
    if (step.kind !== 'measure')
      return stepWords(step, undefined, { words, now: now(), language: language.get() }).text;
    const picked = detail.offered.find(
      ({ ruleId, option }) => ruleId === step.ruleId && option === step.option,
    );
    return picked === undefined
      ? words.case.measure
      : words.entry.measure(words.codes.measure[picked.measure]);
  });
  return said.join(' · ');
}

/** Plans the steps of a verification as one deed: each is an entry of its own, sent in this order. */
export function planSteps(detail: CaseDetail, steps: readonly VerificationRequest[]): void {
  const path = `/v1/declarations/${detail.id}/verifications`;
  outbox.plan(
    {
      caseId: detail.id,
      maskedName: maskName(detail.person.name),
      summary: summaryOf(steps, detail),
      posts: steps.map((body) => ({ path, body })),
    },
    Date.now(),
  );
}

/** Plans anything else that is written about a case. */
export function planPost(detail: CaseDetail, summary: string, post: { path: string; body: unknown }): void {
  outbox.plan(
    { caseId: detail.id, maskedName: maskName(detail.person.name), summary, posts: [post] },
    Date.now(),
  );
}
