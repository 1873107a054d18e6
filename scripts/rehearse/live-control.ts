import { lastDayOf } from '../../functions/shared/life-cycle/rules-for.ts';
import { offeredOn } from '../../functions/verify/offer-measures.ts';
import { controlMeasure } from '../../schemas/codes.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { addDays, shanghaiDate, startOfDay } from '../../schemas/shanghai-day.ts';
import type { OfferedMeasure } from '../../schemas/worklist.ts';
import { mayStaff, seenTo } from './duty.ts';
import { atWork, hoursAfter } from './habits.ts';
import type { Life } from './live-party.ts';

/** What follows an arrival: a measure that the rules yield, its tests, and the release (requirements C2, C8). */
export function planControl(life: Life, id: string, arrivalRecordedAt: Date): void {
  const { agenda, chance } = life;
  agenda.at(hoursAfter(arrivalRecordedAt, 0.1 + chance.part() * 0.8), (now) => impose(life, id, now));
}

async function impose(life: Life, id: string, now: Date): Promise<void> {
  const { village, chance, doing, agenda } = life;
  const found = village.find(id);
  if (!mayStaff(found, 'measure', now)) return;
  const picked = pickOffered(found, life, shanghaiDate(now));
  if (picked === undefined) {
    agenda.at(atWork(hoursAfter(now, 1), chance), (then) => release(life, id, then));
    return;
  }
  const { ruleId, ruleVersion, option } = picked;
  await village.record(
    id,
    { kind: 'measure', ruleId, ruleVersion, option, startDate: shanghaiDate(now) },
    doing(now),
  );
  const imposed = village.find(id)?.verifications.at(-1)?.imposed;
  if (imposed === undefined) return;
  for (const date of imposed.testDates) planTest(life, id, { date, now });
  const endsAt = new Date(startOfDay(imposed.endDate).getTime() + chance.whole(15 * 60, 20 * 60) * 60_000);
  const at = seenTo(life, id, endsAt > now ? endsAt : hoursAfter(now, 2));
  if (at !== undefined) agenda.at(at, (then) => release(life, id, then));
}

/** The most demanding that is offered and has not ended by now; the first of those that are alike. */
function pickOffered(
  found: Declaration,
  known: Pick<Life, 'rules' | 'areas'>,
  today: string,
): OfferedMeasure | undefined {
  const { arrivedAt } = found;
  if (arrivedAt === undefined) return undefined;
  const arrivalDate = shanghaiDate(new Date(arrivedAt));
  const open = offeredOn(found, known, today).filter(({ days }) => lastDayOf(arrivalDate, days) >= today);
  const weight = ({ measure, days }: OfferedMeasure): number =>
    controlMeasure.options.indexOf(measure) * 100 + days;
  return open.toSorted((one, other) => weight(other) - weight(one))[0];
}

/** Most tests are taken on their day, in the morning or soon after; some a day late, some never. */
function planTest(life: Life, id: string, { date, now }: { date: string; now: Date }): void {
  const { agenda, chance } = life;
  if (chance.is(0.05)) return;
  const isLate = chance.is(0.06);
  const morning =
    startOfDay(isLate ? addDays(date, 1) : date).getTime() + chance.whole(8 * 60, 11 * 60) * 60_000;
  const soon = hoursAfter(now, 0.3 + chance.part() * 2).getTime();
  agenda.at(new Date(Math.max(morning, soon)), (then) => test(life, id, then));
}

async function test(life: Life, id: string, now: Date): Promise<void> {
  const { village, chance, doing, agenda } = life;
  const found = village.find(id);
  if (!mayStaff(found, 'test', now)) return;
  const earliest = Date.parse(found.arrivedAt ?? '');
  const sampledAt = new Date(Math.max(earliest, now.getTime() - chance.whole(5, 50) * 60_000)).toISOString();
  await village.record(id, { kind: 'test', sampledAt, result: 'pending' }, doing(now));
  agenda.at(hoursAfter(now, 4 + chance.part() * 8), async (then) => {
    if (!mayStaff(village.find(id), 'test', then)) return;
    const result = chance.is(0.0006) ? ('positive' as const) : ('negative' as const);
    await village.record(id, { kind: 'test', sampledAt, result, resultAt: then.toISOString() }, doing(then));
  });
}

async function release({ village, doing }: Life, id: string, now: Date): Promise<void> {
  if (mayStaff(village.find(id), 'release', now)) await village.record(id, { kind: 'release' }, doing(now));
}
