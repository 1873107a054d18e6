import { controlMeasure, formChannel, transport } from './codes.ts';
import { firstFindingRules } from './finding-rule.ts';
import { hourBuckets } from './occurrence.ts';

/**
 * What is counted, by place and day: whole numbers that add up over places and over days. Metrics (metric.ts) are told from
 * them. The order is that of the stored rows: keys are appended at the end, never moved or taken out.
 */
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
/** Rounds of a day, from 07:00 to 21:00 (rounds.ts). */
const slots = Array.from({ length: 29 }, (_, slot) => String(slot).padStart(2, '0'));

/** Provinces by their 2-digit code (GB/T 2260), and everything beyond the mainland’s border controls as one (境外). */
export const originCodes = [
  ...['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37'],
  ...['41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65'],
  'abroad',
] as const;
export type OriginCode = (typeof originCodes)[number];

const provinces: ReadonlySet<string> = new Set(originCodes);

/** The province that a journey starts in, by its region code or country; 境外 is everything beyond the mainland’s border controls. */
export function originCodeOf(origin: string): OriginCode {
  const province = origin.slice(0, 2);
  return provinces.has(province) ? (province as OriginCode) : 'abroad';
}

const directions = ['coming', 'returning'] as const;
const withValues = <Name extends string, Value extends string>(name: Name, values: readonly Value[]) =>
  values.map((value) => `${name}.${value}` as const);

/** Flows of the daily report (requirements E1, daily-report.ts); each is a metric of the same id. */
export const reportedKeys = [
  'declared',
  ...withValues('declared', directions),
  'declared.short-notice',
  'declared.late',
  'withdrawn',
  'verified',
  'transferred-out',
  'transferred-in',
  'arrived',
  ...withValues('arrived', directions),
  'arrived.symptoms',
  'arrived.risk-stay',
  'arrived.medium-risk',
  'arrived.high-risk',
  'not-coming',
  ...withValues('control-started', controlMeasure.options),
  'released',
  'tests-due',
  'tests-done',
  'tests-positive',
] as const;

export const tallyKeys = [
  'declared',
  ...withValues('declared', directions),
  ...withValues('declared.transport', transport.options),
  ...withValues('declared.origin', originCodes),
  ...withValues('declared.channel', formChannel.options),
  'declared.short-notice',
  'declared.late',
  'declared.symptoms',
  'declared.risk-stay',
  'edited',
  'withdrawn',
  'expected',
  ...withValues('expected', directions),
  ...withValues('expected.transport', transport.options),
  ...withValues('expected.origin', originCodes),
  'expected.symptoms',
  'expected.risk-stay',
  /** By the hour from which whoever has not come is a no-show (requirements C6: expected arrival + 6 h). */
  ...withValues('awaited', hours),
  'assigned',
  /** By the round of the day that hands it out, handed out already or not. */
  ...withValues('handed-out', slots),
  /** Of these, those that nobody has tried to reach. */
  ...withValues('queued', slots),
  /** By the hour at which the first contact is due (requirements C1), those not reached yet. */
  ...withValues('uncontacted', hours),
  'unreached',
  'unreachable',
  'open',
  'awaiting-acceptance',
  'verified',
  'verified.in-time',
  ...withValues(
    'verified.hours',
    hourBuckets.map((_, bucket) => String(bucket).padStart(2, '0')),
  ),
  'arrived',
  ...withValues('arrived', directions),
  ...withValues('arrived.transport', transport.options),
  'arrived.symptoms',
  'arrived.risk-stay',
  'arrived.medium-risk',
  'arrived.high-risk',
  'not-coming',
  'transferred-out',
  'transferred-in',
  ...withValues('control-started', controlMeasure.options),
  /** First days under a measure, and the days after the last: who is under control is the difference of their sums. */
  ...withValues('control-on', controlMeasure.options),
  ...withValues('control-off', controlMeasure.options),
  'released',
  'tests-due',
  'tests-done',
  /** Asked for by the rule, not done, and the case is open. */
  'tests-owed',
  'tests-positive',
  /** What of a day's flows became known after the day had ended: the flow holds it too. */
  ...withValues('since', reportedKeys),
  /** Communities that have confirmed their daily report, by the day that it is of (requirements E1, E5). */
  'reports-confirmed',
  'reports-zero',
  'reports-objected',
  'reports-corrected',
  /** Findings of comparison (requirements D4): opened and closed on a day; open ones by the day on which they are due. */
  'findings-opened',
  ...withValues('findings-opened', firstFindingRules),
  'findings-closed',
  ...withValues(
    'findings-closed.hours',
    hourBuckets.map((_, bucket) => String(bucket).padStart(2, '0')),
  ),
  /** Closed ones that told of somebody who was indeed missed. */
  'findings-true',
  'findings-open',
  ...withValues('findings-open', firstFindingRules),
  'declared.channel.city-system',
  'findings-opened.sim-separated',
  'findings-open.sim-separated',
] as const;
export type TallyKey = (typeof tallyKeys)[number];

/** The place of a key in the stored rows. */
export const tallyIndex: ReadonlyMap<string, number> = new Map(tallyKeys.map((key, index) => [key, index]));

/** The row over all days, which stocks are told from; it sorts after every day. */
export const allDays = 'total';

/** One whole number to add: to a key, at a place, on a day. */
export interface Tally {
  place: string;
  date: string;
  key: TallyKey;
  count: number;
}
