import { ageOn } from '../../../schemas/declaration-request.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { language } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import { dayWords, fullDay, instantWords } from '../words/day-words.ts';
import { originWords } from '../words/place-words.ts';
import { useWords } from '../words/use-words.ts';
import { FactList, factIf } from './fact-list.tsx';
import { toldFacts } from './told-facts.ts';

/** A path from the province down, with room to break between its names. */
function pathWords(path: string): string {
  return path.split('/').join(' ');
}

function wordOf(words: Record<string, string>, code: string): string {
  return words[code] ?? code;
}

export function TripFacts({ detail }: { detail: CaseDetail }) {
  const words = useWords();
  const at = now();
  const chosen = useCell(language);
  const { origin, destination } = detail;
  // Outside Henan the system knows codes only, no names.
  const originPath = /^[\dA-Z]+$/.test(origin.path)
    ? originWords(origin.path, chosen)
    : pathWords(origin.path);
  const journeyWords = ({ transport, serviceNumber, plate, carriage, seat }: CaseDetail['journey']) =>
    [
      words.codes.transport[transport],
      serviceNumber ?? plate,
      carriage === undefined ? undefined : words.case.carriage(carriage),
      seat === undefined ? undefined : words.case.seat(seat),
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
  return (
    <FactList
      title={words.case.trip}
      facts={[
        factIf(words.case.arrived, detail.arrivedAt, (instant) => instantWords(new Date(instant), at, words)),
        {
          name: words.case.expected,
          value: instantWords(new Date(detail.expectedArrivalAt), at, words),
        },
        ...toldFacts('journey', { detail, words }, (journey) => ({ value: journeyWords(journey) })),
        { name: words.case.origin, value: `${originPath} ${origin.address}` },
        { name: words.case.destination, value: `${pathWords(destination.path)} ${destination.address}` },
        factIf(words.case.stay, detail.stayKind, (kind) => wordOf(words.codes.stayKind, kind)),
        factIf(words.case.host, detail.host, ({ name, phone }) => `${name} ${phone}`),
        factIf(words.case.departure, detail.plannedDepartureDate, (day) =>
          dayWords(day, shanghaiDate(at), words),
        ),
      ]}
    />
  );
}

export function HealthFacts({ detail }: { detail: CaseDetail }) {
  const words = useWords();
  const chosen = useCell(language);
  const today = shanghaiDate(now());
  const symptomWords = ({ which = [], since }: CaseDetail['symptoms']) =>
    [
      ...which.map((one) => words.codes.symptom[one]),
      ...(since === undefined ? [] : [words.case.since(dayWords(since, today, words))]),
    ].join(' · ');
  return (
    <FactList
      title={words.case.health}
      facts={[
        ...toldFacts('symptoms', { detail, words }, (symptoms) => ({
          value: symptoms.present ? symptomWords(symptoms) : words.none,
          urgent: symptoms.present,
        })),
        ...toldFacts('riskStays', { detail, words }, ({ present, stays = [] }) => ({
          value: present
            ? stays.map((stay) => (
                <p key={`${stay.regionCode}${stay.fromDate}`}>
                  {originWords(stay.regionCode, chosen)} {fullDay(stay.fromDate, today, words)} –{' '}
                  {fullDay(stay.toDate, today, words)}
                </p>
              ))
            : words.none,
          urgent: present,
        })),
        factIf(
          words.case.lastTest,
          detail.lastTest,
          ({ sampledAt, result }) =>
            `${wordOf(words.codes.result, result)} · ${instantWords(new Date(sampledAt), now(), words)}`,
        ),
        factIf(
          words.case.help,
          detail.helpNeeded,
          (kinds) => kinds.map((kind) => wordOf(words.codes.help, kind)).join(words.listJoin),
          true,
        ),
      ]}
    />
  );
}

export function PersonFacts({ detail }: { detail: CaseDetail }) {
  const words = useWords();
  const at = now();
  const { person, party } = detail;
  const sex = person.sex === undefined ? [] : [wordOf(words.codes.sex, person.sex)];
  const age = words.case.age(ageOn(person.birthDate, shanghaiDate(at)));
  const isOwn = person.declarant.phone === person.phone;
  return (
    <FactList
      title={words.case.person}
      facts={[
        { name: words.case.born, value: [...sex, age, person.birthDate].join(' · ') },
        {
          name: words.case.document,
          value: `${wordOf(words.codes.document, person.documentType)} ${person.documentNumber}`,
        },
        factIf(words.case.guardian, person.guardian, ({ name, phone }) => `${name} ${phone}`),
        isOwn
          ? undefined
          : { name: words.case.declarant, value: `${person.declarant.name} ${person.declarant.phone}` },
        party.size === 1
          ? undefined
          : {
              name: words.case.party,
              value: (
                <>
                  {words.case.partyPlace(party.index + 1, party.size)}
                  {party.index > 0 && (
                    <a class="fact-link" href={hashOf({ screen: 'case', id: party.first })}>
                      {words.case.partyFirst}
                    </a>
                  )}
                </>
              ),
            },
        {
          name: words.case.submitted,
          value: `${instantWords(new Date(detail.submittedAt), at, words)} · ${words.case.lead(detail.leadDays)} · ${wordOf(words.codes.channel, detail.channel)}`,
        },
        factIf(words.case.edits, detail.edits === 0 ? undefined : detail.edits, words.case.times),
        { name: words.case.place, value: pathWords(detail.placePath) },
      ]}
    />
  );
}
