import { flow } from './make-metric.ts';

/** What communities report of a day. */
export const reports = [
  flow(
    'reports-confirmed',
    ['已上报', 'Reports confirmed'],
    [
      '已确认当天日报的社区（村）数，零报告在内。',
      'Communities that have confirmed their report of the day, zero reports among them.',
    ],
    'reports',
  ),
  flow(
    'reports-zero',
    ['零报告', 'Zero reports'],
    ['其中报告当天没有情况的社区（村）数。', 'Of these, those that attested that nothing happened.'],
    'reports',
  ),
  flow(
    'reports-objected',
    ['有异议上报', 'Reports with an objection'],
    [
      '其中认为数据有误、带异议上报的社区（村）数。',
      'Of these, those that hold the data to be wrong and said why.',
    ],
    'reports',
  ),
  flow(
    'reports-corrected',
    ['更正', 'Corrections'],
    [
      '当天日报截止后提交的更正数，迟报的在内。',
      'Restatements of the day’s report after it was closed, late confirmations among them.',
    ],
    'reports',
  ),
];
