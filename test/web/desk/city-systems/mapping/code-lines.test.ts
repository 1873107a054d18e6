import { describe, expect, it } from 'vitest';
import { linesOf, readLines } from '../../../../../web/desk/city-systems/mapping/code-lines.ts';

const codes = { '410105001001': ['文化路一社区'], '410105001002': ['文化路二社区', '文, 二'] };

describe('lines of communities', () => {
  it('are read again as they were written', () => {
    expect(readLines('community', linesOf(codes))).toEqual({ codes, wrong: [] });
  });

  it('may be pasted from a spreadsheet, name a community twice, and leave lines empty', () => {
    expect(readLines('community', '410105001001\t文一\r\n\r\n 410105001001，文化路一社区\n')).toEqual({
      codes: { '410105001001': ['文一', '文化路一社区'] },
      wrong: [],
    });
  });

  it('that are none are told by their numbers', () => {
    const lines = '410105001001,文一\n4101050010,文二\n410105001003\n410105001003,,';
    expect(readLines('community', lines).wrong).toEqual([2, 3, 4]);
  });

  it('are those of countries by their letters', () => {
    expect(readLines('country', 'JP,日本，日本国\n日本,JP\nUS\t美国')).toEqual({
      codes: { JP: ['日本', '日本国'], US: ['美国'] },
      wrong: [2],
    });
  });
});
