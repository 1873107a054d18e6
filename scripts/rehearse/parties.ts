import { createHash } from 'node:crypto';
import type { Direction } from '../../schemas/codes.ts';
import {
  ageOn,
  type DeclarationRequest,
  guardianAge,
  type Traveller,
  type Trip,
} from '../../schemas/declaration-request.ts';
import { addDays, shanghaiDate, startOfDay } from '../../schemas/shanghai-day.ts';
import type { Chance } from './chance.ts';
import { inventPassport, inventPerson, type Person } from './people.ts';
import { type County, pickCommunity } from './places.ts';
import {
  arrivalMinute,
  declaringMinute,
  inventJourney,
  inventLeadDays,
  inventOrigin,
  type OriginProvince,
  pickOrigin,
} from './trips.ts';

/** A form as somebody fills it in, and when. */
export interface Party {
  declaredAt: Date;
  request: DeclarationRequest;
  /** What the device keeps: it manages what was declared. */
  secret: string;
}

/** What a rehearsal plays, up to `until`. */
export interface Scene {
  county: County;
  /** From when on people declare, and until when everything happens. */
  from: Date;
  until: Date;
  /** Things are done at full steps of so many milliseconds only. */
  everyMs?: number;
}

/** People of a party, the declarant first; what an age is told from is the day on which they declare. */
type Ages = readonly (readonly [from: number, to: number])[];
const together: readonly (readonly [Ages, number])[] = [
  [[[18, 62]], 66],
  [
    [
      [24, 55],
      [24, 55],
    ],
    9,
  ],
  [
    [
      [26, 44],
      [0, 13],
    ],
    6,
  ],
  [
    [
      [26, 46],
      [26, 46],
      [0, 13],
    ],
    8,
  ],
  [
    [
      [28, 46],
      [28, 46],
      [3, 13],
      [0, 17],
    ],
    4,
  ],
  [
    [
      [28, 48],
      [28, 48],
      [0, 13],
      [55, 75],
      [55, 75],
    ],
    2,
  ],
  [
    [
      [18, 24],
      [18, 24],
      [18, 24],
    ],
    2,
  ],
  [[[60, 78]], 3],
];

const minuteMs = 60_000;

/** Invents a party of at most `most`; its people are those from `n` on. */
export function inventParty(
  { county, from, until }: Scene,
  { n, most }: { n: number; most: number },
  chance: Chance,
): Party {
  const { declaredAt, expectedArrivalAt } = inventTimes({ from, until }, chance);
  const province = pickOrigin(chance);
  const direction: Direction = province === 'abroad' || chance.is(0.24) ? 'coming' : 'returning';
  const trip = inventTrip({ county, province, direction, expectedArrivalAt }, chance);
  const ages = province === 'abroad' ? ([[22, 60]] as Ages) : chance.weighed(together).slice(0, most);
  const home = direction === 'returning' ? '41' : idProvince(province);
  const people = inventPeople({ n, ages, home, on: shanghaiDate(declaredAt) }, chance);
  const [first] = people;
  const secret = chance.letters(43);
  return {
    declaredAt,
    secret,
    request: {
      declarant: { name: first?.name ?? '', phone: first?.phone ?? '' },
      trip,
      travellers: people.map((person) => travellerOf(person, { people, trip, declaredAt, province }, chance)),
      receiptHash: createHash('sha256').update(secret).digest('base64url'),
      truthful: true,
      privacyNotice: '2026-01',
      ...inventChannel(trip.destination.community, chance),
      language: province === 'abroad' && chance.is(0.6) ? 'en' : 'zh',
    },
  };
}

/** More declare each day, towards the festival; nobody after `until`, nor for what has passed. */
function inventTimes(
  { from, until }: Pick<Scene, 'from' | 'until'>,
  chance: Chance,
): { declaredAt: Date; expectedArrivalAt: string } {
  const first = shanghaiDate(from);
  const days = Math.round(
    (startOfDay(shanghaiDate(until)).getTime() - startOfDay(first).getTime()) / 86_400_000,
  );
  for (;;) {
    const date = addDays(first, Math.floor((days + 1) * chance.part() ** 0.8));
    const declaredAt = new Date(
      startOfDay(date).getTime() + declaringMinute(chance) * minuteMs + chance.whole(0, 59_999),
    );
    const arrivalDate = addDays(date, inventLeadDays(chance));
    const arrival = new Date(
      startOfDay(arrivalDate).getTime() + Math.round(arrivalMinute(chance) / 5) * 5 * minuteMs,
    );
    if (declaredAt >= from && declaredAt < until && arrival.getTime() > declaredAt.getTime() + 20 * minuteMs)
      return { declaredAt, expectedArrivalAt: arrival.toISOString() };
  }
}

const idProvince = (province: OriginProvince): string =>
  province === 'abroad' || province === '81' ? '44' : province;

function inventTrip(
  given: { county: County; province: OriginProvince; direction: Direction; expectedArrivalAt: string },
  chance: Chance,
): Trip {
  const { county, province, direction, expectedArrivalAt } = given;
  const stay =
    direction === 'returning'
      ? ([
          ['own-home', 80],
          ['relatives', 15],
          ['school', 5],
        ] as const)
      : ([
          ['relatives', 45],
          ['hotel', 25],
          ['dormitory', 12],
          ['site', 12],
          ['other', 6],
        ] as const);
  return {
    direction,
    expectedArrivalAt,
    origin: inventOrigin(province, chance),
    destination: {
      community: pickCommunity(county, chance),
      address: `${chance.whole(1, 30)} 号楼 ${chance.whole(1, 4)} 单元 ${chance.whole(1, 18)}0${chance.whole(1, 4)}`,
    },
    journey: inventJourney(province, chance),
    ...(chance.is(0.6) && { stayKind: chance.weighed(stay) }),
  };
}

function inventPeople(
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

function travellerOf(
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

function inventChannel(community: string, chance: Chance): Pick<DeclarationRequest, 'channel' | 'poster'> {
  const channel = chance.weighed([
    ['web', 44],
    ['poster', 30],
    ['government-app', 17],
    ['hotline', 4],
    ['front-desk', 3],
    ['officer', 2],
  ] as const);
  return channel === 'poster' ? { channel, poster: community } : { channel };
}
