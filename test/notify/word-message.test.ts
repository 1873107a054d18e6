import { describe, expect, it } from 'vitest';
import {
  wordBreakGlass,
  wordCode,
  wordDeclaredForYou,
  wordDigest,
  wordFeedSilent,
  wordTransfer,
} from '../../functions/notify/word-message.ts';

import { aSilence } from './some-notifications.ts';

const site = 'https://yuru.example';
const roundAt = new Date('2026-01-20T14:30:00+08:00');
const someCounts = { newCount: 12, arrivingTodayCount: 5, overdueCount: 0 };

describe('the words of a digest (B2)', () => {
  it('are the round by Shanghai time, and how many are new and arrive today', () => {
    expect(wordDigest(roundAt, someCounts)).toBe(
      '【豫入报备】14:30 分发：新报备 12 件，今日到达 5 件。请打开专管员工作台处理。',
    );
  });

  it('name what is overdue only where something is', () => {
    expect(wordDigest(roundAt, someCounts)).not.toContain('逾期');
    expect(wordDigest(roundAt, { ...someCounts, overdueCount: 1 })).toContain('今日到达 5 件，逾期 1 件。');
  });

  it.each([
    ['2026-01-19T23:00:00.000Z', '07:00'],
    ['2026-01-20T01:30:00.000Z', '09:30'],
    ['2026-01-20T13:00:00.000Z', '21:00'],
  ])('call the round of %s %s', (at, time) => {
    expect(wordDigest(new Date(at), someCounts)).toContain(`】${time} 分发`);
  });

  it('say a zero, never leave it out', () => {
    expect(wordDigest(roundAt, { ...someCounts, newCount: 0, arrivingTodayCount: 0 })).toContain(
      '新报备 0 件，今日到达 0 件',
    );
  });
});

describe('the words to a citizen', () => {
  it.each([
    ['zh', '【豫入报备】验证码 012345，10 分钟内有效。请勿告诉他人。'],
    ['en', '[Baobei] Your code is 012345, valid for 10 minutes. Give it to nobody.'],
  ] as const)('with a code are in %s, and say how long it is good for', (language, expected) => {
    expect(wordCode('012345', language)).toBe(expected);
  });

  it.each([
    ['zh', `【豫入报备】有人为您报备了来（返）豫行程。可凭本手机号查看或接管：${site}`],
    ['en', `[Baobei] A trip to Henan was declared for you. See it or take it over with this phone: ${site}`],
  ] as const)(
    'for whom somebody declared are in %s, and say where to take over (A6)',
    (language, expected) => {
      expect(wordDeclaredForYou(site, language)).toBe(expected);
    },
  );
});

describe('every message', () => {
  const all = [
    wordDigest(roundAt, someCounts),
    wordTransfer(),
    wordBreakGlass(),
    wordFeedSilent(aSilence(), `${site}/desk`),
    wordCode('012345', 'zh'),
    wordCode('012345', 'en'),
    wordDeclaredForYou(site, 'zh'),
    wordDeclaredForYou(site, 'en'),
  ];

  it.each(all)('begins with who sends it: %s', (text) => {
    expect(text).toMatch(/^(【豫入报备】|\[Baobei\] )/);
  });

  it.each(all)('fits into a short message of three parts, and none shows an id: %s', (text) => {
    expect(text.length).toBeLessThanOrEqual(3 * 67);
    expect(text).not.toMatch(/[A-Za-z0-9_-]{22}|\d{9}/);
  });
});
