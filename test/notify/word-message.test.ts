import { describe, expect, it } from 'vitest';
import {
  wordBreakGlass,
  wordCode,
  wordDeclaredForYou,
  wordDigest,
  wordExportWaiting,
  wordFeedHeld,
  wordFeedSilent,
  wordMeasureLifted,
  wordReportClosed,
  wordReportMissing,
  wordTransfer,
} from '../../functions/notify/word-message.ts';
import { aHeldFeed, aSilence } from './some-notifications.ts';

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

describe('the words of a held file of SIM and device pairs (F3)', () => {
  it('speak of communities, not of people', () => {
    const held = wordFeedHeld(aHeldFeed({ feed: 'sim-device', adverse: 1_200, people: 52_091 }), site);
    expect(held).toContain('将一次判定 1,200 个社区（村）机卡分离（在册 52,091 个号码），已暂停记入');
  });
});

describe('the words to whose measure the system lifted (D6)', () => {
  it.each([
    ['released', 'zh', '您的管控措施已解除，无其他管控要求。'],
    ['arrived', 'zh', '您的管控措施已解除，其他健康管理要求以社区（村）通知为准。'],
    ['released', 'en', 'Nothing else is asked of you.'],
    ['arrived', 'en', 'Your community will tell you whether other rules ask for something.'],
  ] as const)('say of %s in %s what is asked from now on', (state, language, expected) => {
    const text = wordMeasureLifted({ language, state }, site);
    expect(text).toContain(expected);
    expect(text).toContain(site);
  });
});

describe('the words to administrators', () => {
  it('have thousands apart in their numbers, and one word for each', () => {
    const told = { kind: 'report-closed', id: '1', place: '41', day: '2026-01-19' } as const;
    const closed = wordReportClosed({ ...told, due: 52_378, confirmed: 51_000, zero: 40_000 }, site);
    expect(closed).toContain('应上报 52,378 个，已上报 51,000 个（零报告 40,000 个），未上报 1,378 个');
    expect(wordReportMissing('2026-01-19', 1_378)).toContain('还有 1,378 个社区（村）未上报');
    expect(wordExportWaiting(12_000, site)).toContain('12,000 行');
  });

  it('say of a held feed what it would do, who releases it, and until when (D7)', () => {
    expect(wordFeedHeld(aHeldFeed(), site)).toBe(
      `【豫入报备】一份“健康码”文件将一次标记 12,345 人（在管 1,234,567 人），已暂停记入，须省级和一个市各一人放行，72 小时内有效。请登录管理端“比对”核对：${site}/#/comparison`,
    );
  });
});

describe('every message', () => {
  const all = [
    wordFeedHeld(aHeldFeed(), site),
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
