import { Cron } from 'croner';

/** The next instant after another at which a rule fires; undefined when it never fires again. */
export type Schedule = (after: Date) => Date | undefined;

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** `cron(…)` and `rate(…)` of an EventBridge rule, in UTC (EventBridge User Guide, "Setting a schedule pattern for scheduled rules"). */
export function parseSchedule(expression: string): Schedule {
  const [, kind, inside = ''] = /^(cron|rate)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'cron') return cron(expression, inside.split(' '));
  if (kind === 'rate') return rate(expression, inside);
  throw refused(expression, 'it is neither cron(…) nor rate(…)');
}

const numbers = /^[\d*,/-]+$/;
const named = /^[\dA-Z*,/-]+$/i;
const weekday = /^(?:(?:\*|(?:[1-7]|[A-Z]{3})(?:-(?:[1-7]|[A-Z]{3}))?)(?:\/\d)?|(?:[1-7]|[A-Z]{3})#[1-5])$/i;

/**
 * Six fields: minutes, hours, day of month, month, day of week (1 is Sunday), year. croner reads the same language as
 * Quartz with seconds in front; what it reads otherwise than AWS is refused here.
 */
function cron(expression: string, fields: readonly string[]): Schedule {
  const [minutes = '', hours = '', days = '', months = '', weekdays = '', years = ''] = fields;
  if (fields.length !== 6) throw refused(expression, 'it does not have six fields');
  if ((days === '?') === (weekdays === '?'))
    throw refused(expression, 'exactly one of day of month and day of week has to be ?');
  const odd = [minutes, hours, months, years].filter(
    (field, place) => !(place === 2 ? named : numbers).test(field),
  );
  if (weekdays !== '?' && !weekdays.split(',').every((one) => weekday.test(one))) odd.push(weekdays);
  if (odd.length > 0) throw refused(expression, `${odd.join(' ')} cannot be read`);
  const pattern = [0, minutes, hours, days.replace('?', '*'), months, weekdays.replace('?', '*'), years].join(
    ' ',
  );
  const job = read(expression, pattern);
  return (after) => job.nextRun(after) ?? undefined;
}

function read(expression: string, pattern: string): Cron {
  try {
    return new Cron(pattern, {
      paused: true,
      timezone: 'UTC',
      mode: '7-part',
      alternativeWeekdays: true,
      sloppyRanges: true,
    });
  } catch (error) {
    throw refused(expression, error instanceof Error ? error.message : String(error));
  }
}

/** AWS counts from the making of the rule, which a machine that starts and stops does not have: here from the epoch. */
function rate(expression: string, inside: string): Schedule {
  const [, count = '', unit = '', plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(inside) ?? [];
  const period = Number(count) * (unitMs[unit] ?? 0);
  if (period === 0 || (count === '1') !== (plural === ''))
    throw refused(expression, 'a rate is like 1 minute, 5 minutes, 1 hour');
  return (after) => new Date((Math.floor(after.getTime() / period) + 1) * period);
}

const refused = (expression: string, why: string): Error =>
  new Error(`The schedule ${expression} is refused: ${why}.`);
