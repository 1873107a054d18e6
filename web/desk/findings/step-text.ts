import type { FindingStep } from '../../../schemas/finding.ts';
import type { Words } from '../words/zh.ts';
import type { FindingWords } from './words/zh.ts';

/** A step of a finding in words. */
export function stepText(step: FindingStep['step'], words: FindingWords, { codes }: Words): string {
  switch (step.kind) {
    case 'contact':
      return step.reached ? words.tried(codes.means[step.means]) : words.notReached(codes.means[step.means]);
    case 'confirmation':
      return step.isSame ? words.confirmed.same : words.confirmed.other;
    case 'explanation':
      return words.explained(words.reason[step.reason]);
    case 'closure':
      return words.closed(words.outcome[step.outcome]);
    case 'note':
    case 'charge':
    case 'objection':
    case 'reassignment':
    case 'correction':
    case 'moved':
    case 'opened':
    case 'reopened':
    case 'settled':
      return words.step[step.kind];
  }
}
