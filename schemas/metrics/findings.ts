import { findingRuleId } from '../finding-rule.ts';
import { findingRules } from '../finding-rules/all.ts';
import { byValue, flow, metric } from './make-metric.ts';

const names = Object.fromEntries(findingRules.map((rule) => [rule.id, rule.names])) as Record<
  (typeof findingRuleId.options)[number],
  { zh: string; en: string }
>;

/** What comparison found, and what became of it (requirements D4). */
export const findings = [
  flow(
    'findings-opened',
    ['新增线索', 'Findings opened'],
    [
      '当天由数据比对规则发现的待核查线索数，重新打开的在内，按发现时的责任单位计。',
      'Found by the rules of comparison on the day, opened again among them, counted where they were then.',
    ],
    'findings',
  ),
  ...byValue('findings-opened', findingRuleId.options, {
    ...{ names, zh: '新增线索', en: 'Findings opened', unit: 'findings' },
  }),
  flow(
    'findings-closed',
    ['办结线索', 'Findings closed'],
    ['当天办结的线索数，按办结时的责任单位计。', 'Closed on the day, counted where they were then.'],
    'findings',
  ),
  metric(
    'findings-closed.median-hours',
    ['线索办结用时中位数', 'Median hours to close a finding'],
    [
      '从发现到办结的小时数的中位数（按分档精度）。',
      'Median of the hours from finding to closing, to bucket precision.',
    ],
    {
      kind: 'flow',
      unit: 'hours',
      told: { by: 'percentile', percent: 50, histogram: 'findings-closed.hours' },
    },
  ),
  flow(
    'findings-true',
    ['属实漏管线索', 'People who were indeed missed'],
    [
      '当天办结的漏管类线索中属实的数量（非本人、数据有误、不在河南的除外）。',
      'Of the findings of people missed that were closed on the day, the ones that were true.',
    ],
    'findings',
  ),
  metric(
    'findings-recall',
    ['比对查全率', 'Recall of comparison'],
    [
      '属实漏管线索数 ÷（属实漏管线索数 + 到达后补报备数），百分数：漏管的人中由比对发现的比例。',
      'Findings of people missed that were true ÷ (these + declarations after arrival), in percent: the share of the missed that comparison found.',
    ],
    {
      kind: 'flow',
      unit: 'percent',
      told: { by: 'share', of: ['findings-true'], all: ['findings-true', 'declared.late'] },
    },
  ),
  metric('findings-open', ['在办线索', 'Findings open'], ['现在还没有办结的线索数。', 'Not closed by now.'], {
    kind: 'stock',
    unit: 'findings',
    told: { by: 'standing', keys: ['findings-open'] },
  }),
  ...byValue('findings-open', findingRuleId.options, {
    ...{ names, zh: '在办线索', en: 'Findings open', unit: 'findings' },
    told: (rule) => ({ kind: 'stock', told: { by: 'standing', keys: [`findings-open.${rule}`] } }),
  }),
  metric(
    'findings-overdue',
    ['逾期线索', 'Findings overdue'],
    ['办理时限在今天以前、现在还没有办结的线索数。', 'Not closed, and due before today.'],
    { kind: 'stock', unit: 'findings', told: { by: 'past-days', keys: ['findings-open'] } },
  ),
];
