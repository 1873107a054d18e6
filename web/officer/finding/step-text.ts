import type { FindingStep } from '../../../schemas/finding.ts';
import type { Words } from '../words/zh.ts';
import type { FindingWords } from './words/zh.ts';

type Step = FindingStep['step'];

/** What a step says; where it led to, when it did, is a place by its code. */
export interface StepText {
  text: string;
  place?: string;
  note?: string;
}

interface Telling {
  words: Words;
  findingWords: FindingWords;
}

function said(step: Step, { words, findingWords }: Telling): string {
  switch (step.kind) {
    case 'contact': {
      const means = words.codes.means[step.means];
      return step.reached ? words.entry.reached(means) : words.entry.notReached(means);
    }
    case 'confirmation':
      return step.isSame ? findingWords.confirmed.same : findingWords.confirmed.other;
    case 'explanation':
      return findingWords.explained(findingWords.reason[step.reason]);
    case 'closure':
      return findingWords.closed(findingWords.outcome[step.outcome]);
    case 'note':
    case 'charge':
    case 'objection':
    case 'reassignment':
    case 'correction':
    case 'moved':
    case 'opened':
    case 'reopened':
    case 'settled':
      return findingWords.step[step.kind];
  }
}

/** A step of a finding in words. */
export function stepText(step: Step, telling: Telling): StepText {
  return {
    text: said(step, telling),
    ...('place' in step && { place: step.place }),
    ...('note' in step && step.note !== undefined && { note: step.note }),
  };
}
