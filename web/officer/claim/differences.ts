import type { CaseDetail } from '../../../schemas/worklist.ts';
import { instantWords } from '../words/day-words.ts';
import type { Words } from '../words/zh.ts';

export interface Difference {
  name: string;
  first: string;
  claim: string;
  differs: boolean;
}

type Told = readonly [name: string, value: string];

function toldOf(detail: CaseDetail, words: Words, now: Date): Told[] {
  const { person, journey, origin, destination } = detail;
  return [
    [words.case.person, person.name],
    [words.claims.phone, person.phone],
    [words.case.declarant, `${person.declarant.name} ${person.declarant.phone}`],
    [words.case.submitted, instantWords(new Date(detail.submittedAt), now, words)],
    [words.case.expected, instantWords(new Date(detail.expectedArrivalAt), now, words)],
    [
      words.case.journey,
      [words.codes.transport[journey.transport], journey.serviceNumber ?? journey.plate ?? '']
        .join(' ')
        .trim(),
    ],
    [words.case.origin, `${origin.path} ${origin.address}`],
    [words.case.destination, `${destination.path} ${destination.address}`],
  ];
}

/** Two filings for one person and day, fact by fact, so that what differs is seen at once (requirements A7). */
export function differencesOf(first: CaseDetail, claim: CaseDetail, words: Words, now: Date): Difference[] {
  const others = toldOf(claim, words, now);
  return toldOf(first, words, now).map(([name, value], at) => {
    const other = others[at]?.[1] ?? '';
    return { name, first: value, claim: other, differs: value !== other };
  });
}
