import type { Origin } from '../../schemas/declaration-request.ts';
import type { Chance } from './chance.ts';
import { countiesOfProvince } from './places.ts';

/** Where the people of Henan work and study: provinces by their share of who comes back; the rest is as near as it is large. */
const origins = [
  ['44', 17],
  ['33', 15],
  ['32', 14],
  ['31', 10],
  ['11', 9],
  ['37', 7],
  ['42', 5],
  ['13', 4.5],
  ['61', 4],
  ['14', 3],
  ['65', 2.5],
  ['34', 2.5],
  ['35', 2.5],
  ['12', 2],
  ['41', 4],
  ['50', 1],
  ['51', 1.5],
  ['43', 1.2],
  ['36', 0.8],
  ['21', 1],
  ['23', 0.5],
  ['22', 0.4],
  ['15', 1],
  ['45', 0.5],
  ['46', 0.7],
  ['52', 0.4],
  ['53', 0.6],
  ['62', 0.6],
  ['63', 0.3],
  ['64', 0.3],
  ['54', 0.1],
  ['81', 0.05],
  ['abroad', 0.3],
] as const satisfies readonly (readonly [string, number])[];
export type OriginProvince = (typeof origins)[number][0];

const countries = ['JP', 'KR', 'TH', 'SG', 'MY', 'AE', 'GB', 'US', 'DE', 'RU', 'AU', 'VN'];
const streets = [
  '科技园社区高新路',
  '工业大道',
  '人民路',
  '建设路',
  '大学城南路',
  '滨江花园',
  '新村',
  '中山路',
];

export function pickOrigin(chance: Chance): OriginProvince {
  return chance.weighed(origins);
}

export function inventOrigin(province: OriginProvince, chance: Chance): Origin {
  const address = `${chance.pick(streets)} ${chance.whole(1, 220)} 号`;
  if (province === 'abroad') return { country: chance.pick(countries), address };
  return { regionCode: chance.pick(countiesOfProvince(province)), address };
}
