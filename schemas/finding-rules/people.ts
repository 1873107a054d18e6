import type { FindingRule } from '../finding-rule.ts';

const fromDate = '2022-12-01';
const ask = {
  zh: '该人员没有报备记录。请查找本人，督促补报备，按规定落实管控措施。',
  en: 'Nobody has declared this person. Find them, have them register late, and start the measure that the rules yield.',
};

/** Rules about people whom feeds name and nobody has declared (requirements D4): each goes to the place that its row names. */
export const peopleRules: readonly FindingRule[] = [
  {
    id: 'positive-unmanaged',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '核酸阳性无人管理', en: 'PCR positive, and nobody looks after them' },
    ask,
    kind: 'missed',
    hours: 2,
    when: { by: 'unmatched', feeds: ['pcr'], where: { field: 'result', in: ['positive'] } },
  },
  {
    id: 'contact-unmanaged',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '密接无人管理', en: 'Close contact whom nobody looks after' },
    ask,
    kind: 'missed',
    hours: 12,
    when: { by: 'unmatched', feeds: ['close-contact'] },
  },
  {
    id: 'secondary-contact-unmanaged',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '次密接无人管理', en: 'Secondary close contact whom nobody looks after' },
    ask,
    kind: 'missed',
    hours: 24,
    when: { by: 'unmatched', feeds: ['secondary-close-contact'] },
  },
  {
    id: 'outside-list-unmanaged',
    version: 1,
    fromDate,
    basis: '豫疫情防指〔2022〕12号 二（三）',
    names: { zh: '协查人员无人管理', en: 'On a list from outside, and nobody looks after them' },
    ask,
    kind: 'missed',
    hours: 24,
    when: { by: 'unmatched', feeds: ['outside-list'] },
  },
];
