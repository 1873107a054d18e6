import type { FindingRule } from '../finding-rule.ts';

const fromDate = '2022-12-01';

/** Rules about what is owed, and about what was declared. */
export const careRules: readonly FindingRule[] = [
  {
    id: 'risk-stay-undeclared',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '风险区来豫未申报旅居史', en: 'From a risk area, and no stay declared' },
    ask: {
      zh: '核实出发前是否在风险区停留，补录旅居史并按规定管控。',
      en: 'Ask about stays before the journey, record them, and start the measure that the rules yield.',
    },
    kind: 'missed',
    hours: 24,
    when: {
      by: 'trip',
      states: ['declared', 'contacted', 'unreachable', 'arrived', 'under-control', 'released'],
    },
  },
  {
    id: 'test-overdue',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（二）',
    names: { zh: '应检未检', en: 'Test overdue' },
    ask: {
      zh: '联系本人当天完成核酸检测；已检测的补录结果。',
      en: 'Have the test taken today, or record the one that was taken.',
    },
    kind: 'lost-to-follow-up',
    hours: 24,
    when: { by: 'time', owed: 'test' },
  },
  {
    id: 'no-show',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（二）',
    names: { zh: '逾期 48 小时未到且无结果', en: 'No arrival and no word 48 hours after it was expected' },
    ask: {
      zh: '再次联系本人，核实到达、延期、转往他处或不来豫。',
      en: 'Try again to reach the person: arrived, delayed, elsewhere, or not coming.',
    },
    kind: 'lost-to-follow-up',
    hours: 24,
    when: { by: 'time', owed: 'arrival' },
  },
  {
    id: 'control-past-end',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（二）',
    names: { zh: '管控期满未解除', en: 'Control past its end and not released' },
    ask: {
      zh: '管控期已满，请当天办理解除；不得无依据延长。',
      en: 'The measure has ended: release the person today. It may not be held longer without a rule.',
    },
    kind: 'against-us',
    hours: 12,
    when: { by: 'time', owed: 'release' },
  },
  {
    id: 'control-without-basis',
    version: 2,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '风险区已调出，管控依据消失', en: 'Control without a basis: the risk area is off the list' },
    ask: {
      zh: '所依据的中高风险区已调出名单。因有阳性、待出检测结果或比对信息，系统没有自动解除：请当天核实，办理解除，或按其他规定重新确定措施。',
      en: 'The risk area that the measure rested on is off the list. The system did not lift it, because of a positive test, one without a result, or what feeds say: look into it today, then release the person or impose what another rule yields.',
    },
    kind: 'against-us',
    hours: 12,
    when: { by: 'time', owed: 'delisted-release' },
  },
  {
    id: 'identity-unconfirmed',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '疑似同一人待确认', en: 'May be the same person: to be confirmed' },
    ask: {
      zh: '核对证件、姓名和电话，确认比对数据是否为本人。',
      en: 'Compare document, name and phone, and say whether the row is about this person.',
    },
    kind: 'missed',
    hours: 24,
    when: { by: 'candidate' },
  },
];
