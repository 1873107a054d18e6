import { describe, expect, it } from 'vitest';
import { chooseTransferWay } from '../../functions/verify/choose-transfer-way.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { Staff } from '../../schemas/staff.ts';
import { mostTransfers } from '../../schemas/verification.ts';

const community = '410105001003';
const neighbour = '410105001004';
const township = '410105001';
const otherTownship = '410105002001';

type Who = Pick<Staff, 'role' | 'region'>;
const officer: Who = { role: 'officer', region: community };
const ofTownship: Who = { role: 'township', region: township };
const ofCounty: Who = { role: 'county', region: '410105' };
const ofProvince: Who = { role: 'province', region: '41' };

const aCase = (place: string, times = 0): Pick<Declaration, 'place' | 'transfers'> => ({
  place,
  transfers: Array.from({ length: times }, () => ({})) as unknown as Declaration['transfers'],
});

/** Somebody who passes a case on: from a place, to another, after so many transfers. */
interface Passing {
  who: Who;
  place: string;
  to: string;
  times: number;
}

const passing = (changes: Partial<Passing> = {}): Passing => ({
  who: officer,
  place: community,
  to: neighbour,
  times: 0,
  ...changes,
});
const choose = ({ who, place, to, times }: Passing) => chooseTransferWay(aCase(place, times), who, to);

const placedByTownship = { who: ofTownship, place: township, to: community };
const tooOften = { times: mostTransfers };
const notYet = { times: mostTransfers - 1 };

describe('the way a case goes to another community', () => {
  it.each([
    ['an officer', passing()],
    ['an officer, the last time before it was passed on too often', passing(notYet)],
    ['a township for one of its communities', passing({ who: ofTownship })],
    ['a township for its list, of another one', passing({ ...placedByTownship, to: otherTownship })],
  ])('is to ask: %s', (_title, given) => {
    expect(choose(given)).toBe('asked');
  });

  it.each([
    ['a township, what lies on its own list', passing(placedByTownship)],
    ['a township, what lies on its own list, however often', passing({ ...placedByTownship, ...tooOften })],
    ['a township, between its communities, after too often', passing({ who: ofTownship, ...tooOften })],
    ['a county, between its townships', passing({ who: ofCounty, to: otherTownship, ...tooOften })],
    ['a province, anywhere', passing({ who: ofProvince, to: '411302001001', times: mostTransfers + 1 })],
  ])('is to place: %s', (_title, given) => {
    expect(choose(given)).toBe('placed');
  });

  it.each([
    ['an officer', passing(tooOften)],
    ['an officer, to the same place', passing({ to: community, ...tooOften })],
    ['a township above the sender only', passing({ who: ofTownship, to: otherTownship, ...tooOften })],
    ['a township above the receiver only', passing({ who: ofTownship, place: otherTownship, ...tooOften })],
  ])('is the level above both alone to decide after too often: not %s', (_title, given) => {
    expect(() => choose(given)).toThrow(expect.objectContaining({ code: 'transfer-hops', status: 409 }));
  });

  it.each([
    ['a county', passing({ who: ofCounty, ...notYet })],
    ['a province', passing({ who: ofProvince })],
  ])('is not for %s to choose before', (_title, given) => {
    expect(() => choose(given)).toThrow(expect.objectContaining({ code: 'not-allowed', status: 403 }));
  });
});
