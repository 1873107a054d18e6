import type { FindingRule } from '../finding-rule.ts';
import type { DeclarationState } from '../life-cycle.ts';

const fromDate = '2022-12-01';
const here: DeclarationState[] = ['declared', 'contacted', 'unreachable', 'arrived'];
/** Those whom nobody looks after any more are here too, unless a measure reached the day of the row. */
const notControlled: DeclarationState[] = [...here, 'released', 'not-coming', 'withdrawn'];
const expected: DeclarationState[] = ['declared', 'contacted', 'unreachable'];

/** Rules about what feeds say of the person of a case (requirements D4). */
export const factRules: readonly FindingRule[] = [
  {
    id: 'positive-not-controlled',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '核酸阳性未管控', en: 'PCR positive and not under control' },
    ask: {
      zh: '立即联系本人，报疾控部门，按规定落实管控措施。',
      en: 'Reach the person now, tell disease control, and start the measure that the rules yield.',
    },
    kind: 'missed',
    hours: 2,
    when: {
      by: 'fact',
      feeds: ['pcr'],
      where: { field: 'result', in: ['positive'] },
      newest: true,
      within: 14,
      states: notControlled,
      unless: 'controlled-since',
    },
  },
  {
    id: 'contact-not-controlled',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '密接未管控', en: 'Close contact not under control' },
    ask: {
      zh: '联系本人核实接触情况和现住地址，按规定落实管控措施。',
      en: 'Reach the person, check the exposure and the address, and start the measure that the rules yield.',
    },
    kind: 'missed',
    hours: 12,
    when: {
      by: 'fact',
      feeds: ['close-contact'],
      newest: true,
      within: 14,
      states: notControlled,
      unless: 'controlled-since',
    },
  },
  {
    id: 'secondary-contact-not-controlled',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '次密接未管控', en: 'Secondary close contact not under control' },
    ask: {
      zh: '联系本人核实接触情况和现住地址，按规定落实管控措施。',
      en: 'Reach the person, check the exposure and the address, and start the measure that the rules yield.',
    },
    kind: 'missed',
    hours: 24,
    when: {
      by: 'fact',
      feeds: ['secondary-close-contact'],
      newest: true,
      within: 14,
      states: notControlled,
      unless: 'controlled-since',
    },
  },
  {
    id: 'code-not-controlled',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '红黄码未管控', en: 'Red or yellow code and not under control' },
    ask: {
      zh: '联系本人了解赋码原因，按规定落实管控措施或协助转码。',
      en: 'Find out why the code was given; start the measure that the rules yield, or help to have the code changed.',
    },
    kind: 'missed',
    hours: 24,
    when: {
      by: 'fact',
      feeds: ['health-code'],
      where: { field: 'colour', in: ['red', 'yellow'] },
      newest: true,
      within: 14,
      states: notControlled,
      unless: 'controlled-since',
    },
  },
  {
    id: 'controlled-code-red',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '管控中转红码', en: 'Under control and code red' },
    ask: {
      zh: '核实红码原因，报县级研判是否调整管控措施。',
      en: 'Find out why the code is red, and ask the county whether the measure is still the right one.',
    },
    kind: 'missed',
    hours: 12,
    when: {
      by: 'fact',
      feeds: ['health-code'],
      where: { field: 'colour', in: ['red'] },
      newest: true,
      within: 14,
      states: ['under-control'],
    },
  },
  {
    id: 'seen-not-verified',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（二）',
    names: { zh: '已到豫未核查', en: 'Seen in Henan and arrival not verified' },
    ask: {
      zh: '联系本人核实是否到达，补录到达情况。',
      en: 'Reach the person, find out whether they have arrived, and record the arrival.',
    },
    kind: 'missed',
    hours: 12,
    when: {
      by: 'fact',
      feeds: ['rail', 'air', 'road', 'gate', 'pcr'],
      newest: false,
      within: 14,
      states: expected,
      unless: 'verified-since',
      after: 'submission',
      ended: true,
    },
  },
  {
    id: 'seen-though-not-coming',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '撤销或未来豫但已到豫', en: 'Withdrawn or not coming, yet seen in Henan' },
    ask: {
      zh: '联系本人核实；已到的督促补报备并恢复管理。',
      en: 'Reach the person; who has come registers late and is looked after again.',
    },
    kind: 'missed',
    hours: 24,
    when: {
      by: 'fact',
      feeds: ['rail', 'air', 'road', 'gate', 'pcr'],
      newest: false,
      within: 14,
      states: ['withdrawn', 'not-coming'],
      after: 'closing',
    },
  },
  {
    id: 'outside-list-open',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '协查人员无结果', en: 'On a list from outside, with no outcome' },
    ask: {
      zh: '按协查函核实本人情况，落实管控措施并反馈结果。',
      en: 'Look into it as the letter asks, start the measure that the rules yield, and answer with the outcome.',
    },
    kind: 'missed',
    hours: 24,
    when: {
      by: 'fact',
      feeds: ['outside-list'],
      newest: false,
      within: 28,
      states: notControlled,
      unless: 'controlled-since',
    },
  },
];
