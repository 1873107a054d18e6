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

describe('the way a case goes to another community', () => {
  it.each([
    ['an officer asks', officer, community, neighbour, 0, 'asked'],
    [
      'an officer asks, the last time before it was passed on too often',
      officer,
      community,
      neighbour,
      mostTransfers - 1,
      'asked',
    ],
    ['a township asks for one of its communities', ofTownship, community, neighbour, 0, 'asked'],
    ['a township asks a community of another one', ofTownship, township, otherTownship, 0, 'asked'],
    ['a township places what lies on its own list', ofTownship, township, community, 0, 'placed'],
    [
      'a township places what lies on its own list, however often it was passed on',
      ofTownship,
      township,
      community,
      mostTransfers,
      'placed',
    ],
    [
      'a township places between its communities what was passed on too often',
      ofTownship,
      community,
      neighbour,
      mostTransfers,
      'placed',
    ],
    [
      'a county places between its townships what was passed on too often',
      ofCounty,
      community,
      otherTownship,
      mostTransfers,
      'placed',
    ],
    [
      'a province places anywhere what was passed on too often',
      ofProvince,
      community,
      '411302001001',
      mostTransfers + 1,
      'placed',
    ],
  ] as const)('%s', (_title, who, place, to, times, way) => {
    expect(chooseTransferWay(aCase(place, times), who, to)).toBe(way);
  });

  it.each([
    [
      'an officer who passes on what was passed on too often',
      officer,
      community,
      neighbour,
      mostTransfers,
      'transfer-hops',
      409,
    ],
    [
      'an officer of the same place twice over',
      officer,
      community,
      community,
      mostTransfers,
      'transfer-hops',
      409,
    ],
    [
      'a township that is above the sender only',
      ofTownship,
      community,
      otherTownship,
      mostTransfers,
      'transfer-hops',
      409,
    ],
    [
      'a township that is above the receiver only',
      ofTownship,
      otherTownship,
      community,
      mostTransfers,
      'transfer-hops',
      409,
    ],
    ['a county that steps in before', ofCounty, community, neighbour, mostTransfers - 1, 'not-allowed', 403],
    ['a province that steps in at once', ofProvince, community, neighbour, 0, 'not-allowed', 403],
  ] as const)('refuses %s', (_title, who, place, to, times, code, status) => {
    expect(() => chooseTransferWay(aCase(place, times), who, to)).toThrow(
      expect.objectContaining({ code, status }),
    );
  });
});
