import { isClosed } from '../../../schemas/life-cycle.ts';
import type { Occurrence } from '../../../schemas/occurrence.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';
import type { Tally, TallyKey } from '../../../schemas/tally.ts';
import type { Counted } from './counted.ts';

type Of<Kind extends Occurrence['kind']> = Extract<Occurrence, { kind: Kind }>;

/** What one thing that happened adds: on its day, with who was responsible then. Who is under control, and a test that is owed, belong to who is now. */
export function countOccurrence(one: Occurrence, counted: Counted): Tally[] {
  switch (one.kind) {
    case 'declared':
      // Where the declaration itself counts (count-declaration.ts).
      return [];
    case 'edited':
    case 'withdrawn':
    case 'unreached':
    case 'not-coming':
    case 'released':
      return at(one, [one.kind]);
    case 'verified':
      return verifiedTallies(one);
    case 'arrived':
      return arrivedTallies(one, counted);
    case 'transferred':
      return [...at(one, ['transferred-out']), ...at({ ...one, place: one.to }, ['transferred-in'])];
    case 'controlled':
      return controlledTallies(one, counted);
    case 'test-due':
      return [
        ...at(one, ['tests-due', one.done && 'tests-done']),
        ...at({ ...one, place: counted.place }, [
          !one.done && one.over !== true && !isClosed(counted.state) && 'tests-owed',
        ]),
      ];
    case 'tested':
      return one.result === 'positive' ? at(one, ['tests-positive']) : [];
  }
}

function at(
  { date, place }: Pick<Occurrence, 'date' | 'place'>,
  keys: readonly (TallyKey | false)[],
): Tally[] {
  return keys.filter((key) => key !== false).map((key) => ({ place, date, key, count: 1 }));
}

function verifiedTallies(one: Of<'verified'>): Tally[] {
  const bucket = String(one.bucket).padStart(2, '0');
  return at(one, ['verified', one.inTime && 'verified.in-time', `verified.hours.${bucket}` as TallyKey]);
}

function arrivedTallies(one: Of<'arrived'>, { direction }: Counted): Tally[] {
  return at(one, [
    'arrived',
    `arrived.${direction}`,
    `arrived.transport.${one.transport}`,
    one.symptoms && 'arrived.symptoms',
    one.riskStay && 'arrived.risk-stay',
    one.riskLevel !== undefined && `arrived.${one.riskLevel}-risk`,
  ]);
}

function controlledTallies(one: Of<'controlled'>, { place }: Counted): Tally[] {
  return [
    ...at(one, [`control-started.${one.measure}`]),
    ...at({ date: one.date, place }, [`control-on.${one.measure}`]),
    ...at({ date: addDays(one.endDate, 1), place }, [`control-off.${one.measure}`]),
  ];
}
