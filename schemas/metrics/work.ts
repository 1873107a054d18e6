import { flow, metric } from './make-metric.ts';

/** What the officers did, and what waits for them. */
export const work = [
  flow(
    'assigned',
    ['分派', 'Assigned'],
    [
      '当天提交、现由本地负责的报备数，撤销的除外。',
      'Submitted on the day and now the responsibility of the place, but for the withdrawn.',
    ],
  ),
  metric(
    'handed-out',
    ['分发', 'Handed out'],
    [
      '由当天各轮定时分发、现由本地负责的报备数，撤销的除外。',
      'Released by the day’s distribution rounds and now the responsibility of the place, but for the withdrawn.',
    ],
    { kind: 'flow', unit: 'declarations', told: { by: 'rounds' } },
  ),
  flow(
    'verified',
    ['核查', 'Verified'],
    [
      '当天第一次联系上、确认到达或确认不来的报备数。',
      'Reached, found arrived or found not coming for the first time on the day.',
    ],
  ),
  flow(
    'verified.in-time',
    ['按时核查', 'Verified in time'],
    [
      '在规定时限（当天 24 时；末轮之后的为次日 12 时）前第一次核查的数量。',
      'First verified before it was due: by 24:00 of the day, or by 12:00 of the next for what came after the last round (C1).',
    ],
  ),
  metric(
    'verified.median-hours',
    ['核查用时中位数', 'Median hours to verify'],
    [
      '从分发（转派的从接收）到第一次核查的小时数的中位数（按分档精度）。',
      'Median of the hours from handing out, or from the acceptance of a transfer, to the first verification, to bucket precision.',
    ],
    { kind: 'flow', unit: 'hours', told: { by: 'percentile', percent: 50, histogram: 'verified.hours' } },
  ),
  metric(
    'verified.p90-hours',
    ['核查用时 90 分位', '90th percentile hours to verify'],
    [
      '九成报备自分发（转派的自接收）起在此小时数内完成第一次核查（按分档精度）。',
      'Nine in ten were first verified within so many hours of being handed out, or of the acceptance of a transfer, to bucket precision.',
    ],
    { kind: 'flow', unit: 'hours', told: { by: 'percentile', percent: 90, histogram: 'verified.hours' } },
  ),
  metric(
    'pending',
    ['待核查', 'Pending'],
    ['已分发、还没有联系上的报备数。', 'Handed out and not reached yet.'],
    { kind: 'stock', unit: 'declarations', told: { by: 'pending' } },
  ),
  metric(
    'overdue',
    ['逾期未核查', 'Overdue'],
    [
      '过了当天知晓、当天上报的时限还没有联系上的报备数。',
      'Not reached although the same-day rule’s time has passed (C1).',
    ],
    { kind: 'stock', unit: 'declarations', told: { by: 'fallen-due', cohort: 'uncontacted' } },
  ),
  metric(
    'no-show',
    ['逾期未到', 'No-show'],
    [
      '预计到达后 6 小时仍没有确认到达或不来的报备数。',
      'Neither arrived nor known not to come 6 hours after the expected arrival (C6), from the next full hour on.',
    ],
    { kind: 'stock', unit: 'declarations', told: { by: 'fallen-due', cohort: 'awaited' } },
  ),
  flow(
    'unreached',
    ['未联系上', 'Tries without reaching'],
    ['当天打电话或上门没有联系上的次数。', 'Calls and visits of the day that did not reach the person.'],
    'tries',
  ),
  metric(
    'unreachable',
    ['失联', 'Unreachable'],
    ['尝试过、现在仍没有联系上的报备数。', 'Tried and not reached by now.'],
    { kind: 'stock', unit: 'declarations', told: { by: 'standing', keys: ['unreachable'] } },
  ),
  metric('open', ['在办', 'Open'], ['还没有办结的报备数。', 'Declarations with something left to do.'], {
    kind: 'stock',
    unit: 'declarations',
    told: { by: 'standing', keys: ['open'] },
  }),
  flow(
    'transferred-out',
    ['转出', 'Transferred out'],
    [
      '当天被其他社区接收的转派数，按转出地计。',
      'Transfers that another community accepted on the day, counted where they came from.',
    ],
  ),
  flow(
    'transferred-in',
    ['转入', 'Transferred in'],
    ['当天接收的转派数。', 'Transfers accepted on the day, counted where they went.'],
  ),
  metric(
    'awaiting-acceptance',
    ['待接收', 'Awaiting acceptance'],
    ['转派给本地、还没有答复的数量。', 'Transferred to the place and not answered yet.'],
    { kind: 'stock', unit: 'declarations', told: { by: 'standing', keys: ['awaiting-acceptance'] } },
  ),
];
