import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../../scripts/local/schedule/expression.ts';

/** The next instants after one, to the minute. */
function nextOf(expression: string, after: string, count = 3): string[] {
  const schedule = parseSchedule(expression);
  const instants: string[] = [];
  for (
    let from = schedule(new Date(after));
    from !== undefined && instants.length < count;
    from = schedule(from)
  ) {
    instants.push(from.toISOString().replace(':00.000Z', 'Z'));
  }
  return instants;
}

describe('a cron expression of EventBridge', () => {
  it.each([
    [
      'five past midnight in Shanghai',
      'cron(5 16 * * ? *)',
      '2026-01-20T16:04:59Z',
      ['2026-01-20T16:05Z', '2026-01-21T16:05Z', '2026-01-22T16:05Z'],
    ],
    [
      'never the instant itself again',
      'cron(5 16 * * ? *)',
      '2026-01-20T16:05:00Z',
      ['2026-01-21T16:05Z', '2026-01-22T16:05Z', '2026-01-23T16:05Z'],
    ],
    [
      'rounds each half hour from 07:00 to 20:30 in Shanghai',
      'cron(0/30 23,0-12 * * ? *)',
      '2026-01-20T12:10:00Z',
      ['2026-01-20T12:30Z', '2026-01-20T23:00Z', '2026-01-20T23:30Z'],
    ],
    [
      'the last round of the day',
      'cron(0 13 * * ? *)',
      '2026-01-20T12:10:00Z',
      ['2026-01-20T13:00Z', '2026-01-21T13:00Z', '2026-01-22T13:00Z'],
    ],
    [
      'weekdays by name, the day of the month left open',
      'cron(0 10 ? * MON-FRI *)',
      '2026-01-23T11:00:00Z',
      ['2026-01-26T10:00Z', '2026-01-27T10:00Z', '2026-01-28T10:00Z'],
    ],
    [
      'weekdays by number, where 1 is Sunday',
      'cron(0 10 ? * 1 *)',
      '2026-01-20T00:00:00Z',
      ['2026-01-25T10:00Z', '2026-02-01T10:00Z', '2026-02-08T10:00Z'],
    ],
    [
      'a list with a step',
      'cron(0/20,50 8 1 * ? *)',
      '2026-01-20T00:00:00Z',
      ['2026-02-01T08:00Z', '2026-02-01T08:20Z', '2026-02-01T08:40Z'],
    ],
    [
      'a step over a range',
      'cron(0 8-16/4 * * ? *)',
      '2026-01-20T09:00:00Z',
      ['2026-01-20T12:00Z', '2026-01-20T16:00Z', '2026-01-21T08:00Z'],
    ],
    [
      'months by name',
      'cron(0 0 1 JAN,JUL ? *)',
      '2026-01-20T00:00:00Z',
      ['2026-07-01T00:00Z', '2027-01-01T00:00Z', '2027-07-01T00:00Z'],
    ],
    [
      'the last day of a month',
      'cron(0 0 L * ? *)',
      '2028-02-01T00:00:00Z',
      ['2028-02-29T00:00Z', '2028-03-31T00:00Z', '2028-04-30T00:00Z'],
    ],
    [
      'the third Monday',
      'cron(0 0 ? * 2#3 *)',
      '2026-01-01T00:00:00Z',
      ['2026-01-19T00:00Z', '2026-02-16T00:00Z', '2026-03-16T00:00Z'],
    ],
    [
      'years, and no end beyond them',
      'cron(0 0 1 1 ? 2027-2028)',
      '2026-01-20T00:00:00Z',
      ['2027-01-01T00:00Z', '2028-01-01T00:00Z'],
    ],
    [
      'a year with a leap day',
      'cron(0 0 29 2 ? *)',
      '2026-01-20T00:00:00Z',
      ['2028-02-29T00:00Z', '2032-02-29T00:00Z', '2036-02-29T00:00Z'],
    ],
  ])('fires at: %s', (_title, expression, after, expected) => {
    expect(nextOf(expression, after)).toEqual(expected);
  });

  it.each([
    ['five fields', 'cron(5 16 * * ?)'],
    ['both days named', 'cron(0 0 1 * 2 *)'],
    ['neither day left open with ?', 'cron(0 0 * * * *)'],
    ['both days left open with ?', 'cron(0 0 ? * ? *)'],
    ['a minute beyond 59', 'cron(60 0 * * ? *)'],
    ['an hour beyond 23', 'cron(0 24 * * ? *)'],
    ['a weekday beyond 7', 'cron(0 0 ? * 8 *)'],
    ['a month that does not exist', 'cron(0 0 1 FOO ? *)'],
    ['? where it has no meaning', 'cron(? 0 1 * ? *)'],
    ['a kind that is no schedule of a rule', 'at(2026-01-20T00:00:00)'],
    ['nothing', ''],
  ])('is refused with its text: %s', (_title, expression) => {
    expect(() => parseSchedule(expression)).toThrow(`The schedule ${expression} is refused`);
  });

  it('agrees with a plain reading of its fields, minute by minute', () => {
    const list = (low: number, high: number) =>
      fc.uniqueArray(fc.integer({ min: low, max: high }), { minLength: 1, maxLength: 3 });
    const fields = fc.record({
      minutes: list(0, 59),
      hours: list(0, 23),
      weekdays: list(1, 7),
      from: fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(fields, ({ minutes, hours, weekdays, from }) => {
        const next = parseSchedule(`cron(${minutes.join()} ${hours.join()} ? * ${weekdays.join()} *)`)(from);
        const fires = (at: Date): boolean =>
          minutes.includes(at.getUTCMinutes()) &&
          hours.includes(at.getUTCHours()) &&
          weekdays.includes(at.getUTCDay() + 1);
        let expected = new Date((Math.floor(from.getTime() / 60_000) + 1) * 60_000);
        while (!fires(expected)) expected = new Date(expected.getTime() + 60_000);
        expect(next).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a rate expression of EventBridge', () => {
  it.each([
    ['rate(1 minute)', ['2026-01-20T16:05Z', '2026-01-20T16:06Z', '2026-01-20T16:07Z']],
    ['rate(30 minutes)', ['2026-01-20T16:30Z', '2026-01-20T17:00Z', '2026-01-20T17:30Z']],
    ['rate(12 hours)', ['2026-01-21T00:00Z', '2026-01-21T12:00Z', '2026-01-22T00:00Z']],
    ['rate(1 day)', ['2026-01-21T00:00Z', '2026-01-22T00:00Z', '2026-01-23T00:00Z']],
  ])('fires at each full period: %s', (expression, expected) => {
    expect(nextOf(expression, '2026-01-20T16:04:30Z')).toEqual(expected);
  });

  it.each(['rate(1 minutes)', 'rate(2 minute)', 'rate(0 minutes)', 'rate(1 week)', 'rate(1.5 hours)'])(
    'is refused, as AWS does: %s',
    (expression) => {
      expect(() => parseSchedule(expression)).toThrow('is refused');
    },
  );
});
