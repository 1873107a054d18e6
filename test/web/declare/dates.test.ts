import { describe, expect, it } from 'vitest';
import {
  dayInWords,
  instantInWords,
  nearInstantInWords,
  timeInWords,
} from '../../../web/declare/words/dates.ts';

const at = (time: string) => new Date(`2026-01-20T${time}:00+08:00`);

describe('dates as people say them', () => {
  it('name the day and the weekday', () => {
    expect(dayInWords('2026-01-20', 'zh')).toBe('1月20日 周二');
    expect(dayInWords('2026-01-20', 'en')).toBe('Tue 20 Jan');
  });

  it.each([
    ['00:10', '凌晨 12:10', '12:10 am'],
    ['07:00', '早上 7:00', '7:00 am'],
    ['11:59', '上午 11:59', '11:59 am'],
    ['12:00', '中午 12:00', '12:00 pm'],
    ['15:05', '下午 3:05', '3:05 pm'],
    ['23:59', '晚上 11:59', '11:59 pm'],
  ])('say %s as %s', (time, zh, en) => {
    expect(timeInWords(at(time), 'zh')).toBe(zh);
    expect(timeInWords(at(time), 'en')).toBe(en);
  });

  it('say what is near by today and tomorrow', () => {
    expect(nearInstantInWords(at('15:00'), at('08:00'), 'zh')).toBe('今天 下午 3:00');
    expect(nearInstantInWords(new Date('2026-01-21T12:00:00+08:00'), at('08:00'), 'en')).toBe(
      'tomorrow at 12:00 pm',
    );
    expect(instantInWords(at('15:00'), 'zh')).toBe('1月20日 周二 下午 3:00');
  });

  it('say midnight as the end of the day before', () => {
    const midnight = new Date('2026-01-21T00:00:00+08:00');
    expect(nearInstantInWords(midnight, at('08:00'), 'zh')).toBe('今天 24:00');
    expect(nearInstantInWords(midnight, at('08:00'), 'en')).toBe('the end of today');
  });
});
