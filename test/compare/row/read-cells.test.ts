import { describe, expect, it } from 'vitest';
import { cellFault, codeOfFault } from '../../../functions/compare/row/cell-faults.ts';
import { plainPhone } from '../../../functions/compare/row/plain-phone.ts';
import { openCodeReader } from '../../../functions/compare/row/read-code.ts';
import { readRegion } from '../../../functions/compare/row/read-region.ts';
import { rowRejections } from '../../../schemas/feed-outcome.ts';
import { phone } from '../../../schemas/text.ts';
import { encodeGb18030 } from '../../../scripts/bench/feed/encode-gb18030.ts';

describe('a code', () => {
  it('is read in every spelling and encoding, and again without decoding', () => {
    let decoded = 0;
    const decode = (bytes: Uint8Array): string => {
      decoded += 1;
      return new TextDecoder('gb18030').decode(bytes);
    };
    const { codes, read } = openCodeReader({ green: ['绿码', '绿'], red: ['红码'] }, decode);
    const cell = encodeGb18030('红码');
    expect([read(cell, 0, cell.length), read(cell, 0, cell.length), decoded]).toEqual([1, 1, 1]);
    expect(read(Buffer.from(' GREEN '), 0, 7)).toBe(codes.indexOf('green'));
    expect(read(Buffer.from('blue'), 0, 4)).toBe(cellFault.code);
  });
});

describe('a region', () => {
  const read = (text: string): number => readRegion(Buffer.from(text), 0, text.length);
  it.each([
    ['41', '41'],
    ['410105', '410105'],
    ['410105000000', '410105'],
    ['410105001000', '410105001'],
    ['410105001001', '410105001001'],
    ['410100', '4101'],
    ['410000', '41'],
    ['410000000000', '41'],
    ['410100000000', '4101'],
  ])('%s is %s', (written, code) => {
    expect(String(read(written))).toBe(code);
  });

  it('of another province, or none, has its own fault', () => {
    expect(read('420106')).toBe(cellFault['other-province']);
    expect(read('4101051')).toBe(cellFault.region);
    expect(read('41O105')).toBe(cellFault.region);
  });
});

describe('a phone', () => {
  it.each([
    '13900000001',
    '+86 139-0000-0001',
    '8613900000001',
    '0086 13900000001',
    '１３９０００００００１',
  ])('is written as declarations hold it: %s', (text) => {
    expect(plainPhone(text)).toBe(phone.parse('13900000001'));
  });
});

describe('a fault of a cell', () => {
  it('has a reason that is told, another for each', () => {
    const codes = Object.values(cellFault).map(codeOfFault);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(Object.hasOwn(rowRejections, code)).toBe(true);
    expect(() => codeOfFault(0)).toThrow(RangeError);
  });
});
