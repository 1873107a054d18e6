import { documentType, type Language, stayKind, symptom, transport } from '../../../schemas/codes.ts';
import { spokenPath } from '../community/place.ts';
import type { Draft, StepName, TravellerDraft } from '../draft/draft.ts';
import { arrivalInstant } from '../draft/to-request.ts';
import {
  directionNames,
  documentNames,
  helpNames,
  stayNames,
  symptomNames,
  testNames,
  transportNames,
} from '../words/choices.ts';
import { countryName } from '../words/countries.ts';
import { dayInWords, instantInWords } from '../words/dates.ts';
import type { Words } from '../words/zh.ts';

/** A group of answers as the last step shows them: a line each, what was asked and what was answered. */
export interface SummaryGroup {
  step: StepName;
  key: string;
  title: string;
  lines: [string, string][];
}

export interface Spoken {
  words: Words;
  language: Language;
}

const nameIn = <Code extends string>(
  names: Record<Code, Record<Language, string>>,
  code: string,
  language: Language,
): string => (Object.keys(names).includes(code) ? names[code as Code][language] : '');

function whoGroups(form: Draft, { words, language }: Spoken): SummaryGroup[] {
  const people = form.travellers.map((person, index): SummaryGroup => {
    const type = documentType.parse(person.documentType);
    return {
      step: 'who',
      key: `who-${person.key}`,
      title: index === 0 ? words.who.me : words.who.traveller(index + 1),
      lines: [
        [words.summary.name, person.name],
        [documentNames[type][language], person.documentNumber],
        [words.summary.phone, person.phone],
        [words.who.guardian, [person.guardianName, person.guardianPhone].join(' ').trim()],
      ],
    };
  });
  if (!form.helping) return people;
  const filer: SummaryGroup = {
    step: 'who',
    key: 'declarant',
    title: words.who.declarant,
    lines: [
      [words.summary.name, form.declarantName],
      [words.summary.phone, form.declarantPhone],
    ],
  };
  return [filer, ...people];
}

function tripGroups({ trip }: Draft, { words, language }: Spoken): SummaryGroup[] {
  const arrival = arrivalInstant(trip.arrivalDate, trip.arrivalTime);
  const origin =
    trip.originKind === 'china'
      ? spokenPath(trip.originRegionName)
      : trip.originCountry === ''
        ? ''
        : countryName(trip.originCountry, language);
  const seats = [trip.serviceNumber, trip.carriage, trip.seat, trip.plate].filter((part) => part !== '');
  return [
    {
      step: 'when',
      key: 'when',
      title: words.steps.when,
      lines: [
        [words.summary.direction, nameIn(directionNames, trip.direction, language)],
        [words.receipt.arrival, arrival === undefined ? '' : instantInWords(new Date(arrival), language)],
        [words.summary.origin, [origin, trip.originAddress].filter((part) => part !== '').join(' · ')],
      ],
    },
    {
      step: 'where',
      key: 'where',
      title: words.steps.where,
      lines: [
        [words.receipt.community, spokenPath(trip.communityPath)],
        [words.summary.address, trip.destinationAddress],
        [words.where.stayKind, nameIn(stayNames, stayKind.safeParse(trip.stayKind).data ?? '', language)],
        [words.where.hostName, [trip.hostName, trip.hostPhone].join(' ').trim()],
        [
          words.where.departureDate,
          trip.departureDate === '' ? '' : dayInWords(trip.departureDate, language),
        ],
      ],
    },
    {
      step: 'how',
      key: 'how',
      title: words.steps.how,
      lines: [
        [
          words.summary.transport,
          [nameIn(transportNames, transport.safeParse(trip.transport).data ?? '', language), ...seats]
            .filter((part) => part !== '')
            .join(' '),
        ],
      ],
    },
  ];
}

function healthLines(person: TravellerDraft, { words, language }: Spoken): [string, string][] {
  const said = (answer: boolean | undefined): string =>
    answer === undefined ? '' : answer ? words.yes : words.no;
  const which = person.symptomsWhich
    .map((code) => nameIn(symptomNames, symptom.safeParse(code).data ?? '', language))
    .join(language === 'zh' ? '、' : ', ');
  const stays = person.stays.map(
    ({ regionName, fromDate, toDate }) =>
      `${spokenPath(regionName)} ${fromDate === '' ? '' : dayInWords(fromDate, language)} – ${toDate === '' ? '' : dayInWords(toDate, language)}`,
  );
  return [
    [words.summary.symptoms, person.symptoms === true && which !== '' ? which : said(person.symptoms)],
    [words.summary.riskStay, person.riskStay === true ? stays.join('\n') : said(person.riskStay)],
    [
      words.receipt.tests,
      person.testDate === ''
        ? ''
        : `${dayInWords(person.testDate, language)} ${nameIn(testNames, person.testResult, language)}`,
    ],
    [words.health.help, person.helpNeeded.map((code) => nameIn(helpNames, code, language)).join(' ')],
  ];
}

/** Everything that was answered, in the order of the form; what was left out is not shown. */
export function summaryOf(form: Draft, spoken: Spoken): SummaryGroup[] {
  const health = form.travellers.map(
    (person): SummaryGroup => ({
      step: 'health',
      key: `health-${person.key}`,
      title:
        form.travellers.length > 1
          ? `${person.name} · ${spoken.words.summary.health}`
          : spoken.words.steps.health,
      lines: healthLines(person, spoken),
    }),
  );
  return [...whoGroups(form, spoken), ...tripGroups(form, spoken), ...health].map((group) => ({
    ...group,
    lines: group.lines.filter(([, value]) => value !== ''),
  }));
}
