import { describe, expect, it } from 'vitest';
import { linesOf, readLines } from '../../../../../web/desk/city-systems/mapping/community-lines.ts';

const codes = { '410105001001': ['文化路一社区'], '410105001002': ['文化路二社区', '文, 二'] };

describe('lines of communities', () => {
  it('are read again as they were written', () => {
    expect(readLines(linesOf(codes))).toEqual({ codes, wrong: [] });
  });

  it('may be pasted from a spreadsheet, name a community twice, and leave lines empty', () => {
    expect(readLines('410105001001\t文一\r\n\r\n 410105001001，文化路一社区\n')).toEqual({
      codes: { '410105001001': ['文一', '文化路一社区'] },
      wrong: [],
    });
  });

  it('that are none are told by their numbers', () => {
    expect(readLines('410105001001,文一\n4101050010,文二\n410105001003\n410105001003,,').wrong).toEqual([
      2, 3, 4,
    ]);
  });
});
