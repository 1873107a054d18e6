import { createHash } from 'node:crypto';
import type { Direction } from '../../schemas/codes.ts';
import type { DeclarationRequest, Trip } from '../../schemas/declaration-request.ts';
import { addDays, shanghaiDate, startOfDay } from '../../schemas/shanghai-day.ts';
import type { Chance } from './chance.ts';
import { inventOrigin, type OriginProvince, pickOrigin } from './origins.ts';
import { type County, pickCommunity } from './places.ts';
import { inventPeople, pickAges, travellerOf } from './travellers.ts';
import { arrivalMinute, declaringMinute, inventJourney, inventLeadDays } from './trips.ts';

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
  const ages = province === 'abroad' ? ([[22, 60]] as const) : pickAges(most, chance);
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
