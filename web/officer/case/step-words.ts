import type { Language } from '../../../schemas/codes.ts';
import type { Verification } from '../../../schemas/declaration.ts';
import { systemSub } from '../../../schemas/lifting.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { VerificationRequest } from '../../../schemas/verification.ts';
import { fullDay, instantWords } from '../words/day-words.ts';
import { originWords } from '../words/place-words.ts';
import type { Words } from '../words/zh.ts';

interface Imposed {
  measure: keyof Words['codes']['measure'];
  endDate: string;
}

/** A step in words: what it says, and its details below. */
export interface StepWords {
  text: string;
  details: string[];
}

interface Telling {
  words: Words;
  now: Date;
  language: Language;
}

type Arrival = Extract<VerificationRequest, { kind: 'arrival' }>;

function arrivalDetails(
  { journey, symptoms, riskStays }: Arrival,
  { words, now, language }: Telling,
): string[] {
  const today = shanghaiDate(now);
  const means = [words.codes.transport[journey.transport], journey.serviceNumber ?? journey.plate ?? ''];
  const stays = (riskStays.stays ?? []).map(
    (stay) =>
      `${originWords(stay.regionCode, language)} ${fullDay(stay.fromDate, today, words)}–${fullDay(stay.toDate, today, words)}`,
  );
  return [
    means.filter((text) => text !== '').join(' '),
    symptoms.present
      ? (symptoms.which ?? []).map((one) => words.codes.symptom[one]).join(words.listJoin)
      : words.entry.noSymptoms,
    riskStays.present ? stays.join(words.listJoin) : words.entry.noRiskStay,
  ];
}

/** What a step of a verification says, in the officer's language. */
export function stepWords(
  step: VerificationRequest,
  imposed: Imposed | undefined,
  telling: Telling,
): StepWords {
  const { words, now } = telling;
  const note = step.note === undefined ? [] : [`“${step.note}”`];
  switch (step.kind) {
    case 'contact': {
      const means = words.codes.means[step.means];
      return {
        text: step.reached ? words.entry.reached(means) : words.entry.notReached(means),
        details: note,
      };
    }
    case 'arrival':
      return {
        text: words.entry.arrival(instantWords(new Date(step.arrivedAt), now, words)),
        details: [...arrivalDetails(step, telling), ...note],
      };
    case 'not-coming':
      return { text: words.entry.notComing, details: note };
    case 'test':
      return {
        text: words.entry.test(words.codes.result[step.result]),
        details: [instantWords(new Date(step.sampledAt), now, words), ...note],
      };
    case 'measure':
      return {
        text:
          imposed === undefined
            ? words.codes.section.new
            : words.entry.measure(words.codes.measure[imposed.measure]),
        details:
          imposed === undefined
            ? note
            : [words.case.until(fullDay(imposed.endDate, shanghaiDate(now), words)), ...note],
      };
    case 'release':
      return { text: words.entry.release, details: note };
  }
}

/** What stands in the history of a case, in the officer's language: what was recorded, and what the system did by a rule (requirements D6). */
export function historyWords({ step, imposed, lifted = [], by }: Verification, telling: Telling): StepWords {
  const { words, now, language } = telling;
  const today = shanghaiDate(now);
  const why = lifted.map(({ region, toDate, documentNumber }) =>
    words.entry.delisted(
      `${originWords(region, language)} ${region}`,
      fullDay(toDate, today, words),
      documentNumber,
    ),
  );
  if (step.kind === 'lifting') return { text: words.entry.liftedOpen, details: why };
  if (by.sub === systemSub) return { text: words.entry.lifted, details: why };
  const told = stepWords(step, imposed, telling);
  return { ...told, details: [...told.details, ...why] };
}
