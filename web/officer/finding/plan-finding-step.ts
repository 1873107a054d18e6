import type { Finding, FindingStepRequest } from '../../../schemas/finding.ts';
import { shownName } from '../../staff/shown-name.ts';
import { outbox } from '../outbox/outbox.ts';
import { wordsNow } from '../preferences.ts';
import { stepText } from './step-text.ts';
import { findingWordsNow } from './words/use-finding-words.ts';

/** Plans a step of a finding: it can be undone for ten seconds, and waits for the network (requirements C5). */
export function planFindingStep(
  { id, maskedName }: Pick<Finding, 'id' | 'maskedName'>,
  step: FindingStepRequest,
  at: number,
): void {
  const findingWords = findingWordsNow();
  outbox.plan(
    {
      findingId: id,
      maskedName: shownName(maskedName, findingWords.nameless),
      summary: stepText(step, { words: wordsNow(), findingWords }).text,
      posts: [{ path: `/v1/findings/${id}/steps`, body: step }],
    },
    at,
  );
}
