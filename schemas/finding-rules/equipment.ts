import type { FindingRule } from '../finding-rule.ts';

/** Rules about the equipment of communities: nobody is missed by them, but who calls the official number may not reach the officer. */
export const equipmentRules: readonly FindingRule[] = [
  {
    id: 'sim-separated',
    version: 1,
    fromDate: '2022-12-01',
    basis: '豫疫情防指〔2022〕12号 四（二）',
    names: { zh: '机卡分离', en: 'SIM and device separated' },
    ask: {
      zh: '专属号码插在了别的手机里。请把卡插回配发的手机；因维修使用备用机、换机等原因的，说明原因。',
      en: 'The official number is used in another phone. Put the SIM back into the one that was issued, or say why: a repair loan, a replacement.',
    },
    kind: 'against-us',
    hours: 72,
    when: { by: 'pair' },
  },
];
