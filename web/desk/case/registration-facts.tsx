import { channelNames, directionNames, transportNames } from '../../../schemas/code-names.ts';
import type { Language } from '../../../schemas/codes.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { RegionName } from '../shell/region-name.tsx';
import { dayText, timeText } from '../words/day-words.ts';
import { originText } from '../words/place-words.ts';
import type { Words } from '../words/zh.ts';
import type { Fact } from './facts.tsx';
import { toldFacts } from './told-facts.ts';
import { wordOf } from './word-of.ts';

export interface Said {
  shown: CaseDetail;
  words: Words;
  language: Language;
}

const named = (one: { name: string; phone: string } | undefined) =>
  one === undefined ? undefined : `${one.name} ${one.phone}`;

/** Who travels, and who declared it. */
export function personFacts({ shown: { person }, words }: Said): Fact[] {
  const { fields } = words.case;
  return [
    [fields.name, person.name],
    [fields.document, `${wordOf(words.codes.document, person.documentType)} ${person.documentNumber}`],
    [fields.phone, person.phone],
    [fields.birth, person.birthDate],
    [fields.sex, person.sex === undefined ? undefined : wordOf(words.codes.sex, person.sex)],
    [fields.guardian, named(person.guardian)],
    [fields.declarant, named(person.declarant)],
  ];
}

function channelText(channel: string, language: Language): string {
  const names: Readonly<Record<string, { zh: string; en: string }>> = channelNames;
  return names[channel]?.[language] ?? channel;
}

/** Elsewhere only provinces and countries have names here: the code of the county says more exactly where. */
function originPath({ path, regionCode, country }: CaseDetail['origin'], language: Language): string {
  if (country !== undefined) return originText(country, language);
  return regionCode === path
    ? `${originText(regionCode, language)} ${regionCode}`
    : path.replaceAll('/', ' ');
}

/** From where to where, when and how, and how it was declared. */
export function tripFacts(said: Said): Fact[] {
  const { shown, words, language } = said;
  const { fields } = words.case;
  const { origin, destination, party } = shown;
  return [
    [fields.direction, directionNames[shown.direction][language]],
    [fields.from, `${originPath(origin, language)} ${origin.address}`],
    [fields.to, `${destination.path.replaceAll('/', ' ')} ${destination.address}`],
    ...toldFacts('journey', said, ({ transport, serviceNumber, carriage, seat, plate }) =>
      [transportNames[transport][language], serviceNumber, carriage, seat, plate]
        .filter((part) => part !== undefined)
        .join(' '),
    ),
    [fields.expected, timeText(shown.expectedArrivalAt)],
    [fields.arrived, shown.arrivedAt && timeText(shown.arrivedAt)],
    [fields.place, <RegionName key="place" code={shown.place} whole />],
    [fields.due, shown.dueAt && timeText(shown.dueAt)],
    [fields.submitted, timeText(shown.submittedAt)],
    [fields.lead, fields.leadDays(shown.leadDays)],
    [fields.edits, fields.editsMade(shown.edits)],
    [fields.channel, channelText(shown.channel, language)],
    [fields.party, party.size > 1 ? fields.partyOf(party.index + 1, party.size) : undefined],
    [fields.stay, shown.stayKind && wordOf(words.codes.stayKind, shown.stayKind)],
    [fields.host, named(shown.host)],
    [fields.leaves, shown.plannedDepartureDate && dayText(shown.plannedDepartureDate, language)],
  ];
}
