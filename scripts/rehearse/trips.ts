import type { Transport } from '../../schemas/codes.ts';
import type { Journey } from '../../schemas/declaration-request.ts';
import type { Chance } from './chance.ts';
import type { OriginProvince } from './origins.ts';

const near = new Set(['41', '37', '42', '13', '61', '14', '34']);
const far = new Set(['65', '46', '53', '54', '23', '22']);

type Choices = readonly (readonly [Transport, number])[];
const means = {
  near: [
    ['car', 48],
    ['train', 26],
    ['coach', 21],
    ['truck', 3],
    ['other', 2],
  ],
  middle: [
    ['train', 55],
    ['car', 24],
    ['coach', 12],
    ['plane', 6],
    ['truck', 2.5],
    ['ship', 0.5],
  ],
  far: [
    ['train', 52],
    ['plane', 38],
    ['car', 8],
    ['truck', 2],
  ],
  abroad: [
    ['plane', 97],
    ['ship', 3],
  ],
} as const satisfies Record<string, Choices>;

/** Letters of the plates of each province; those of trains and flights. */
const plates: Readonly<Record<string, string>> = {
  '11': '京',
  '12': '津',
  '13': '冀',
  '14': '晋',
  '15': '蒙',
  '21': '辽',
  '22': '吉',
  '23': '黑',
  '31': '沪',
  '32': '苏',
  '33': '浙',
  '34': '皖',
  '35': '闽',
  '36': '赣',
  '37': '鲁',
  '41': '豫',
  '42': '鄂',
  '43': '湘',
  '44': '粤',
  '45': '桂',
  '46': '琼',
  '50': '渝',
  '51': '川',
  '52': '贵',
  '53': '云',
  '54': '藏',
  '61': '陕',
  '62': '甘',
  '63': '青',
  '64': '宁',
  '65': '新',
};
const airlines = ['CZ', 'CA', 'MU', 'HU', '3U', 'ZH', 'MF'];
export function inventJourney(province: OriginProvince, chance: Chance): Journey {
  const transport = chance.weighed<Transport>(meansFrom(province));
  switch (transport) {
    case 'train':
      return chance.is(0.85) ? trainOf(chance) : { transport };
    case 'plane':
      return { transport, serviceNumber: `${chance.pick(airlines)}${chance.whole(1_000, 8_999)}` };
    case 'car':
    case 'truck':
      // The letters I and O are on no real plate, so that these are nobody's.
      return {
        transport,
        plate: `${plates[province] ?? '豫'}${chance.pick(['A', 'B', 'C', 'D'])}${plateEnd(chance)}`,
      };
    case 'coach':
    case 'ship':
    case 'other':
      return { transport };
  }
}

function meansFrom(province: OriginProvince): Choices {
  if (province === 'abroad' || province === '81') return means.abroad;
  if (near.has(province)) return means.near;
  return far.has(province) ? means.far : means.middle;
}

function trainOf(chance: Chance): Journey {
  const serviceNumber = `${chance.weighed([
    ['G', 60],
    ['D', 20],
    ['K', 12],
    ['Z', 5],
    ['T', 3],
  ] as const)}${chance.whole(1, 2_999)}`;
  const carriage = String(chance.whole(1, 16)).padStart(2, '0');
  return {
    transport: 'train',
    serviceNumber,
    carriage,
    seat: `${chance.whole(1, 18)}${chance.pick(['A', 'B', 'C', 'D', 'F'])}`,
  };
}

const plateEnd = (chance: Chance): string => `IO${String(chance.whole(0, 999)).padStart(3, '0')}`;

/** Hours of arrival: trains of the late morning and of the afternoon, little at night. */
const byHour = [
  0.6, 0.3, 0.2, 0.2, 0.4, 1, 1.8, 2.4, 3.2, 4.6, 6.6, 7.6, 6.4, 5.6, 6.8, 7.8, 8.2, 8, 7.2, 6.2, 5, 4.2, 3.4,
  2.2,
];
/** Hours in which people declare. */
const declaredByHour = [
  0.4, 0.2, 0.1, 0.1, 0.1, 0.3, 1, 2.4, 4.6, 6.2, 7.2, 7.4, 7.8, 6.2, 5.6, 5.8, 6, 6, 6.2, 7, 7.6, 6.4, 4,
  1.6,
];

const minuteWithin = (weights: readonly number[], chance: Chance): number =>
  chance.weighed(weights.map((weight, hour) => [hour, weight] as const)) * 60 + chance.whole(0, 59);

export const arrivalMinute = (chance: Chance): number => minuteWithin(byHour, chance);
export const declaringMinute = (chance: Chance): number => minuteWithin(declaredByHour, chance);

/** Days between declaring and arriving: mostly one to five, with a tail. */
export function inventLeadDays(chance: Chance): number {
  const days = [
    [0, 9],
    [1, 19],
    [2, 20],
    [3, 19],
    [4, 13],
    [5, 8],
    [6, 4],
    [7, 3],
    [10, 3],
    [14, 1.5],
    [21, 0.5],
  ] as const;
  const found = chance.weighed(days);
  return found > 6 ? found + chance.whole(0, 3) : found;
}
