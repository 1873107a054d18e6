import { ageOn, guardianAge, type Traveller, type Trip } from '../../schemas/declaration-request.ts';
import { addDays, shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { Chance } from './chance.ts';
import type { OriginProvince } from './origins.ts';
import { inventPassport, inventPerson, type Person } from './people.ts';

/** People of a party, the declarant first; what an age is told from is the day on which they declare. */
export type Ages = readonly (readonly [from: number, to: number])[];

const couple = [26, 46] as const;
const child = [0, 13] as const;
const grandparent = [55, 75] as const;
const student = [18, 24] as const;
/** Who travels together, and how many of a hundred parties are such. */
const together: readonly (readonly [Ages, number])[] = [
  [[[18, 62]], 66],
  [[couple, couple], 9],
  [[couple, child], 6],
  [[couple, couple, child], 8],
  [[couple, couple, [3, 13], [0, 17]], 4],
  [[couple, couple, child, grandparent, grandparent], 2],
  [[student, student, student], 2],
  [[[60, 78]], 3],
];

/** Of at most `most` people. */
export function pickAges(most: number, chance: Chance): Ages {
  return chance.weighed(together).slice(0, most);
}

export function inventPeople(
  { n, ages, home, on }: { n: number; ages: Ages; home: string; on: string },
  chance: Chance,
): Person[] {
  const people: Person[] = [];
  for (const [youngest, oldest] of ages) {
    const days = Math.round((chance.whole(youngest, oldest) + 0.1 + chance.part() * 0.7) * 365.25);
    const isChild = oldest < 18;
    const surname = isChild ? people[0]?.name.slice(0, 1) : undefined;
    // Eight days earlier: a day of birth is moved by less than that, and nobody is older than their number says.
    const bornAbout = addDays(on, -days - 8);
    people.push(inventPerson(n + people.length, { bornAbout, province: home, surname }, chance));
  }
  return people;
}

/** What somebody says of themselves in the form. */
export function travellerOf(
  person: Person,
  {
    people,
    trip,
    declaredAt,
    province,
  }: { people: readonly Person[]; trip: Trip; declaredAt: Date; province: OriginProvince },
  chance: Chance,
): Traveller {
  const arrivalDate = shanghaiDate(new Date(trip.expectedArrivalAt));
  const { birthDate } = person;
  const [first = person] = people;
  const isForeign = province === 'abroad' && chance.is(0.5);
  const isChild = ageOn(birthDate, arrivalDate) < guardianAge;
  return {
    name: isForeign ? chance.pick(['JAMES LEE', 'ANNA SCHMIDT', 'KIM MINJUN', 'SATO YUI']) : person.name,
    document: isForeign ? inventPassport(person.n) : person.document,
    phone: isChild ? first.phone : person.phone,
    ...(isForeign && { birthDate, sex: person.sex }),
    ...(isChild && { guardian: { name: first.name, phone: first.phone } }),
    ...inventHealth({ arrivalDate, declaredAt }, chance),
    ...(ageOn(birthDate, arrivalDate) > 65 &&
      chance.is(0.1) && { helpNeeded: [chance.pick(['medicine', 'dialysis', 'food'] as const)] }),
  };
}

/** One in a hundred has symptoms, one in fifty was in an area that may be listed. */
function inventHealth(
  { arrivalDate, declaredAt }: { arrivalDate: string; declaredAt: Date },
  chance: Chance,
): Pick<Traveller, 'symptoms' | 'riskStays' | 'lastTest'> {
  const today = shanghaiDate(declaredAt);
  const toDate = addDays(arrivalDate, -chance.whole(2, 5));
  const stays = [
    {
      regionCode: chance.pick(['440305', '310115', '500112', '320505', '330106']),
      fromDate: addDays(toDate, -chance.whole(0, 3)),
      toDate,
    },
  ];
  const sampledAt = new Date(declaredAt.getTime() - chance.whole(2, 60) * 3_600_000).toISOString();
  return {
    symptoms: chance.is(0.01)
      ? {
          present: true,
          which: [chance.pick(['fever', 'cough', 'fatigue', 'sore-throat'] as const)],
          since: addDays(today, -chance.whole(0, 2)),
        }
      : { present: false },
    riskStays: chance.is(0.02) ? { present: true, stays } : { present: false },
    ...(chance.is(0.35) && { lastTest: { sampledAt, result: 'negative' as const } }),
  };
}
