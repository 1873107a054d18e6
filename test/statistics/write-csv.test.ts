import { describe, expect, it } from 'vitest';
import { answerStatistics } from '../../functions/statistics/answer-adapter.ts';
import { writeCsv } from '../../functions/statistics/write-csv.ts';
import type { Statistics } from '../../schemas/statistics.ts';

const statistics = (given: Partial<Statistics> = {}): Statistics => ({
  region: { code: '410105', name: '金水区', path: '河南省/郑州市/金水区' },
  from: '2026-01-20',
  to: '2026-01-20',
  asOf: '2026-01-20T06:10:00.000Z',
  metrics: ['declared', 'verified.median-hours'],
  total: { declared: 3, 'verified.median-hours': null },
  children: [
    { code: '410105001', name: '文化路街道', values: { declared: 3, 'verified.median-hours': 0.35 } },
  ],
  days: [],
  ...given,
});

describe('a table of figures', () => {
  it('has a row for the region and one for each child, in the words of the reader', () => {
    expect(writeCsv(statistics(), 'zh')).toBe(
      '\uFEFF区划代码,名称,报备,核查用时中位数\r\n410105,金水区,3,\r\n410105001,文化路街道,3,0.35\r\n',
    );
    expect(writeCsv(statistics(), 'en')).toContain('Code,Name,Declared,Median hours to verify');
  });

  it('holds no formula, and keeps a name with a comma in its cell', () => {
    const named = (name: string) =>
      writeCsv(statistics({ region: { code: '410105', name, path: '' } }), 'zh');
    expect(named('=1+1')).toContain("410105,'=1+1,");
    expect(named('a,"b"')).toContain('410105,"a,""b""",');
  });
});

describe('an answer with figures', () => {
  const tagOf = (given: Partial<Statistics>, headers: Record<string, string> = {}) =>
    answerStatistics(statistics(given), headers).headers?.['etag'];

  it('has the tag of the figures, whenever they were read', () => {
    expect(tagOf({ asOf: '2026-01-20T06:11:00.000Z' })).toBe(tagOf({}));
    expect(tagOf({ total: { declared: 4 } })).not.toBe(tagOf({}));
  });

  it('is another one as a table, and another in each language', () => {
    const csv = { accept: 'text/csv' };
    const tags = [tagOf({}), tagOf({}, csv), tagOf({}, { ...csv, 'accept-language': 'en' })];
    expect(new Set(tags).size).toBe(3);
  });
});
