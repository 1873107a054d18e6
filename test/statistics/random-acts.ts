import fc from 'fast-check';

/** What somebody does next in a town. Which case it means, and what is true of it then, follows from what happened before. */
export type Act =
  | { kind: 'submission'; people: number[]; told: Told }
  | { kind: 'edit'; which: number; told: Told }
  | { kind: 'withdrawal' | 'dispatch'; which: number }
  | { kind: 'message'; which: number; delayedHours: number | undefined }
  | { kind: 'contact'; which: number; reached: boolean }
  | { kind: 'arrival'; which: number; hoursAgo: number; told: Told }
  | { kind: 'not-coming' | 'release'; which: number }
  | { kind: 'lifting'; which: number }
  | { kind: 'test'; which: number; hoursAgo: number; result: 'pending' | 'negative' | 'positive' }
  | { kind: 'measure'; which: number; rule: number; option: number; startsAfterDays: number }
  | { kind: 'transfer'; which: number; to: number; by: 'officer' | 'township' | 'county' }
  | { kind: 'reply'; which: number; isAccepted: boolean }
  | { kind: 'settlement'; which: number; keep: 'first' | 'claim' }
  | { kind: 'later'; minutes: number };

/** What is told in a form or on arrival. */
export interface Told {
  to: number;
  arrivesInHours: number;
  direction: 'coming' | 'returning';
  origin: string;
  transport: 'train' | 'plane' | 'car';
  channel: 'web' | 'hotline';
  symptoms: boolean;
  riskStay: boolean;
}

/** Of a town: two communities with an officer, one without, one in another county. */
export const communityCount = 4;

const which = fc.nat(7);
const hoursAgo = fc.constantFrom(0, 1, 14, 30);

const told: fc.Arbitrary<Told> = fc.record({
  to: fc.nat(communityCount - 1),
  arrivesInHours: fc.constantFrom(3, 11, 30, 33, 100),
  direction: fc.constantFrom('coming', 'returning'),
  origin: fc.constantFrom('440305', '110105', '810000', 'RU'),
  transport: fc.constantFrom('train', 'plane', 'car'),
  channel: fc.constantFrom('web', 'hotline'),
  symptoms: fc.boolean(),
  riskStay: fc.boolean(),
});

const minutes = fc.constantFrom(0, 1, 20, 59, 60, 180, 360, 719, 1_440, 4_320);

/** Weighted so that most lives go on for a while: people arrive, are held, are passed on. */
export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('submission' as const),
      people: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }),
      told,
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit' as const), which, told }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdrawal' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('dispatch' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('message' as const),
      which,
      delayedHours: fc.constantFrom(undefined, 5, 40),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('contact' as const), which, reached: fc.boolean() }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('arrival' as const), which, hoursAgo, told }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('not-coming' as const, 'release' as const), which }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lifting' as const), which }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('test' as const),
      which,
      hoursAgo,
      result: fc.constantFrom('pending', 'negative', 'positive'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('measure' as const),
      which,
      rule: fc.nat(1),
      option: fc.nat(1),
      startsAfterDays: fc.nat(4),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('transfer' as const),
      which,
      to: fc.nat(communityCount - 1),
      by: fc.constantFrom('officer', 'township', 'county'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('reply' as const), which, isAccepted: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('settlement' as const),
      which,
      keep: fc.constantFrom('first', 'claim'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('later' as const), minutes }) },
);

/** When a town wakes up: in the afternoon, after the last round, before midnight, before the first round, at a round. */
export const start: fc.Arbitrary<Date> = fc
  .constantFrom('20T14:10', '20T21:01', '20T23:58', '20T06:30', '20T14:30')
  .map((time) => new Date(`2026-01-${time}:00+08:00`));
