import { originCodes, type TallyKey } from '../../schemas/tally.ts';
import type { ArrivalFacts } from '../shared/life-cycle/rules-for.ts';

/** Counts of one place and day. */
export type Counts = ReadonlyMap<TallyKey, number>;

/** So many arrivals of whom the rules would be told the same; a share of people, so no whole number. */
export interface ArrivalGroup extends Pick<ArrivalFacts, 'origin' | 'riskStay' | 'symptoms'> {
  arrivals: number;
}

/** The origins that rules tell apart (control-rule.ts), each by one that stands for all of its kind. */
const origins = [
  { codes: ['abroad'] as const, origin: { country: 'ZZ' } },
  { codes: ['41'] as const, origin: { regionCode: '41' } },
  { codes: originCodes.filter((code) => code !== 'abroad' && code !== '41'), origin: { regionCode: '11' } },
];

/**
 * The expected arrivals of a place and day by what rules ask (requirements D9). Counted is how many come from where, how
 * many have stayed in a risk area and how many have symptoms, not who is which: stays and symptoms are shared out evenly
 * over the origins and over each other.
 */
export function shareArrivals(counts: Counts): ArrivalGroup[] {
  const known = origins.map(({ codes, origin }) => ({
    origin,
    arrivals: codes.reduce((sum, code) => sum + (counts.get(`expected.origin.${code}`) ?? 0), 0),
  }));
  const all = known.reduce((sum, { arrivals }) => sum + arrivals, 0);
  const shareOf = (key: TallyKey) => Math.min(1, (counts.get(key) ?? 0) / all);
  const ways = (share: number) => [
    { told: true, share },
    { told: false, share: 1 - share },
  ];
  const stays = ways(shareOf('expected.risk-stay'));
  const symptoms = ways(shareOf('expected.symptoms'));
  return known
    .flatMap(({ origin, arrivals }) =>
      stays.flatMap((stay) =>
        symptoms.map((symptom) => ({
          origin,
          riskStay: stay.told,
          symptoms: symptom.told,
          arrivals: arrivals * stay.share * symptom.share,
        })),
      ),
    )
    .filter(({ arrivals }) => arrivals > 0);
}
