import * as z from 'zod/mini';
import type { Language } from './codes.ts';
import type { FindingOutcome } from './finding.ts';

/** What came of a row whose sender asked for somebody to be looked for (requirements D4: 协查函). */
export const rowOutcomeState = z.enum([
  'open',
  'unconfirmed',
  'declared',
  'controlled',
  'released',
  'not-coming',
  'seen-through',
  'not-used',
  'repeated',
  'deleted',
]);
export type RowOutcomeState = z.infer<typeof rowOutcomeState>;

type Said = Record<Language, string>;

export const rowOutcomeNames: Readonly<Record<RowOutcomeState, Said>> = {
  open: { zh: '正在查找，尚无结果', en: 'looked for, no outcome yet' },
  unconfirmed: { zh: '可能找到，待确认是否本人', en: 'perhaps found, to be confirmed' },
  declared: { zh: '已报备，由责任社区（村）负责', en: 'declared, with a community' },
  controlled: { zh: '已找到，已落实管控', en: 'found and under control' },
  released: { zh: '已找到，管控已解除', en: 'found, control has ended' },
  'not-coming': { zh: '已报备后撤销或不来', en: 'declared, and not coming' },
  'seen-through': { zh: '已办结', en: 'seen through' },
  'not-used': { zh: '有错误，未采用', en: 'faulty, not used' },
  repeated: { zh: '与前面的行重复或矛盾', en: 'repeats or contradicts another row' },
  deleted: { zh: '已过保存期，信息已删除', en: 'deleted at the end of its retention' },
};

/** How what was looked for ended, as its sender is told. */
export const outcomeReasons: Readonly<Record<FindingOutcome, Said>> = {
  settled: { zh: '已按规定处理', en: 'dealt with as the rules ask' },
  registered: { zh: '已补报备', en: 'registered' },
  'controlled-elsewhere': { zh: '已在别处管控', en: 'under control elsewhere' },
  'not-in-henan': { zh: '不在河南', en: 'not in Henan' },
  'other-person': { zh: '不是此人', en: 'another person' },
  'same-person': { zh: '确认是本人', en: 'is the person' },
  'no-longer': { zh: '情况已不存在', en: 'no longer so' },
  correction: { zh: '数据有误，已更正', en: 'the data were wrong, and are corrected' },
  explained: { zh: '原因已认可', en: 'explained' },
  charged: { zh: '由使用人员承担', en: 'charged' },
};

/** So many rows of a list are answered in one file: beyond it no one person fetches what became of people (requirements D8). */
export const mostAnsweredRows = 10_000;
