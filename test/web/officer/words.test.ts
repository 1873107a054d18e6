import { describe, expect, it } from 'vitest';
import { equipmentEn } from '../../../web/officer/equipment/words/en.ts';
import { equipmentZh } from '../../../web/officer/equipment/words/zh.ts';
import { findingEn } from '../../../web/officer/finding/words/en.ts';
import { findingZh } from '../../../web/officer/finding/words/zh.ts';
import { reportEn } from '../../../web/officer/report/words/en.ts';
import { reportZh } from '../../../web/officer/report/words/zh.ts';
import { deadlineWords, instantWords } from '../../../web/officer/words/day-words.ts';
import { en } from '../../../web/officer/words/en.ts';
import { originWords } from '../../../web/officer/words/place-words.ts';
import { shortName } from '../../../web/officer/words/short-name.ts';
import { zh } from '../../../web/officer/words/zh.ts';

const now = new Date('2026-01-17T10:00:00+08:00');

describe('days as people say them', () => {
  it.each([
    ['2026-01-17T14:05:00+08:00', '今天 14:05', 'today 14:05'],
    ['2026-01-18T00:00:00+08:00', '明天 00:00', 'tomorrow 00:00'],
    ['2026-01-16T23:59:59+08:00', '昨天 23:59', 'yesterday 23:59'],
    ['2026-01-20T09:30:00+08:00', '1月20日 周二 09:30', 'Tue 20 Jan 09:30'],
    ['2025-12-31T09:30:00+08:00', '2025年12月31日 周三 09:30', 'Wed 31 Dec 2025 09:30'],
  ])('%s', (instant, chinese, english) => {
    expect(instantWords(new Date(instant), now, zh)).toBe(chinese);
    expect(instantWords(new Date(instant), now, en)).toBe(english);
  });

  it('a deadline at midnight is the day’s 24:00, as the rule says it (requirements C1)', () => {
    expect(deadlineWords(new Date('2026-01-18T00:00:00+08:00'), now, zh)).toBe('今天 24:00');
    expect(deadlineWords(new Date('2026-01-18T12:00:00+08:00'), now, zh)).toBe('明天 12:00');
  });
});

describe('where somebody comes from', () => {
  it.each([
    ['310115', '上海', 'Shanghai'],
    ['41', '河南', 'Henan'],
    ['JP', '日本', 'Japan'],
  ])('%s', (origin, chinese, english) => {
    expect(originWords(origin, 'zh')).toBe(chinese);
    expect(originWords(origin, 'en')).toBe(english);
  });
});

describe('the name of a community', () => {
  it.each([
    ['体育社区居民居委会', '体育社区'],
    ['军区社区居民委员会', '军区社区'],
    ['张庄村村民委员会', '张庄村'],
    ['张庄村委会', '张庄村'],
    ['第一居委会', '第一居委会'],
  ])('%s is %s', (full, short) => {
    expect(shortName(full)).toBe(short);
  });
});

/** Every sentence of a catalogue by its path; functions are called with something of every kind. */
function sentencesOf(catalogue: object, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'function')
      return [[`${path}${key}`, String((value as (...all: unknown[]) => unknown)('1', 2, '3'))]];
    if (typeof value === 'object' && value !== null) return sentencesOf(value as object, `${path}${key}.`);
    return [[`${path}${key}`, String(value)]];
  });
}

describe.each([
  { of: 'the app', chinese: zh, english: en, mixed: ['settings.language'] },
  { of: 'the findings', chinese: findingZh, english: findingEn, mixed: [] },
  { of: 'the equipment', chinese: equipmentZh, english: equipmentEn, mixed: [] },
  { of: 'the daily report', chinese: reportZh, english: reportEn, mixed: [] },
])('the two catalogues of $of', ({ chinese, english, mixed }) => {
  it('say the same things', () => {
    expect(sentencesOf(english).map(([path]) => path)).toEqual(sentencesOf(chinese).map(([path]) => path));
  });

  it('leave nothing empty, and no Chinese in the English one but the name of the language setting', () => {
    for (const [path, text] of [...sentencesOf(chinese), ...sentencesOf(english)])
      expect(text, path).not.toBe('');
    const found = sentencesOf(english).filter(([, text]) => /\p{Script=Han}/u.test(text));
    expect(found.map(([path]) => path)).toEqual(mixed);
  });
});
