import type { Language } from '../../../schemas/codes.ts';
import type { CitizenState } from '../../../schemas/receipt.ts';
import { firstContactDueAt, roundAfter } from '../../../schemas/rounds.ts';
import { nearInstantInWords } from '../words/dates.ts';
import type { Words } from '../words/zh.ts';
import type { KeptReceipt } from './kept-receipts.ts';

/** The state to show: what was last heard, or, just after declaring, what the timetable of the rounds tells. */
export function shownState(kept: KeptReceipt): CitizenState {
  return kept.seen?.state ?? 'declared';
}

/** What happens next, and when (ux.md): the round that hands it out, and by when the officer calls (requirements C1). */
export function nextStepInWords(
  kept: KeptReceipt,
  about: { words: Words; language: Language; now: Date },
): string {
  const { words, language, now } = about;
  const submitted = new Date(kept.submittedAt);
  const handOut = new Date(kept.seen?.handOutAt ?? roundAfter(submitted));
  const due = nearInstantInWords(firstContactDueAt(submitted), now, language);
  const state = shownState(kept);
  switch (state) {
    case 'declared':
      return words.nextSteps.declared(nearInstantInWords(handOut, now, language), due);
    case 'assigned':
      return words.nextSteps.assigned(due);
    case 'contacted':
    case 'verified':
    case 'under-control':
    case 'released':
    case 'not-coming':
    case 'withdrawn':
      return words.nextSteps[state];
  }
}
