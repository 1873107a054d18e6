import type { Declaration } from '../../schemas/declaration.ts';
import type { Tally, TallyKey } from '../../schemas/tally.ts';
import { dayOf, oneEach, originCounted } from './recount-told.ts';

const hourMs = 3_600_000;
/** Whoever has not come so long after the expected arrival is a no-show (requirements C6). */
const noShowHours = 6;

/**
 * Who is expected, on the day of the arrival as it was declared or edited last; "delayed" is a message and no edit
 * (requirements A4). And of these the ones still awaited, by the full hour at which they become no-shows.
 */
export function recountExpected(told: Declaration): Tally[] {
  if (told.state === 'withdrawn' || told.state === 'not-coming') return [];
  const origin = originCounted(told);
  const keys: (TallyKey | false | undefined)[] = [
    'expected',
    `expected.${told.direction}`,
    `expected.transport.${told.transport}`,
    origin && `expected.origin.${origin}`,
    told.symptoms && 'expected.symptoms',
    told.riskStay && 'expected.risk-stay',
  ];
  return [...oneEach(told.place, dayOf(told.expectedArrivalAt), keys), ...awaited(told)];
}

function awaited({ arrivedAt, expectedArrivalAt, place }: Declaration): Tally[] {
  if (arrivedAt !== undefined) return [];
  const noShowAt = Date.parse(expectedArrivalAt) + noShowHours * hourMs;
  const fullHour = new Date(Math.ceil(noShowAt / hourMs) * hourMs).toISOString();
  return oneEach(place, dayOf(fullHour), [`awaited.${hourOf(fullHour)}` as TallyKey]);
}

/** The hour of the Shanghai day, `00` to `23`. */
export function hourOf(at: string): string {
  return String(new Date(Date.parse(at) + 8 * hourMs).getUTCHours()).padStart(2, '0');
}
