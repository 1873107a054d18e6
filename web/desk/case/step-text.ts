import { controlMeasureNames, transportNames } from '../../../schemas/code-names.ts';
import type { Language } from '../../../schemas/codes.ts';
import type { Verification } from '../../../schemas/declaration.ts';
import { timeText } from '../words/day-words.ts';
import type { Words } from '../words/zh.ts';

/** A verification in words: what was found, and what it says in detail. */
export function stepText(
  { step, imposed }: Verification,
  words: Words,
  language: Language,
): { title: string; detail: string } {
  const { steps, fields } = words.case;
  const note = 'note' in step ? step.note : undefined;
  const told = (title: string, ...parts: (string | undefined)[]) => ({
    title,
    detail: [...parts, note].filter((part) => part !== undefined && part !== '').join(' · '),
  });
  switch (step.kind) {
    case 'contact':
      return told(step.reached ? steps.contactReached : steps.contactTried, words.codes.means[step.means]);
    case 'arrival':
      return told(
        steps.arrival,
        timeText(step.arrivedAt),
        transportNames[step.journey.transport][language],
        step.symptoms.present ? words.list.marks.symptoms : undefined,
        step.riskStays.present ? words.list.marks.riskStay : undefined,
      );
    case 'test':
      return told(steps.test, timeText(step.sampledAt), words.codes.result[step.result]);
    case 'measure':
      return told(
        steps.measure,
        imposed && controlMeasureNames[imposed.measure][language],
        imposed && fields.until(imposed.startDate, imposed.endDate),
        imposed?.documentNumber,
      );
    case 'not-coming':
    case 'lifting':
    case 'release':
      return told(steps[step.kind]);
  }
}
