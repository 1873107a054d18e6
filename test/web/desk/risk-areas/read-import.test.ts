import { describe, expect, it } from 'vitest';
import { readImport } from '../../../../web/desk/risk-areas/read-import.ts';

const head = '区划代码,等级,起始日期,结束日期,文号';
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (...lines: string[]) => readImport(bytes(lines.join('\r\n')));
const row = {
  line: 2,
  region: '440305',
  level: '高',
  fromDate: '2026-01-05',
  toDate: '',
  documentNumber: '1号',
};

describe('a CSV file of risk areas', () => {
  it('is read by the names of its columns, in any order and either language', () => {
    expect(read(head, '440305,高,2026-01-05,,1号')).toEqual({ rows: [row] });
    expect(read('documentNumber,level,Region,toDate,fromDate', '1号,高,440305,,2026-01-05')).toEqual({
      rows: [row],
    });
    expect(read(`${head},备注`, '440305,高,2026-01-05,,1号,新增')).toEqual({ rows: [row] });
  });

  it('may have a byte order mark, lines of nothing, and other line ends', () => {
    expect(readImport(bytes(`\uFEFF${head}\n\n440305,高,2026-01-05,,1号\n,,,,\n`))).toEqual({
      rows: [{ ...row, line: 3 }],
    });
    expect(readImport(bytes(`${head}\r440305,高,2026-01-05,,1号`))).toEqual({ rows: [row] });
  });

  it('may be in GB18030, with characters that GBK lacks', () => {
    // 区划代码,等级,起始日期,结束日期,文号, written by a spreadsheet program; 㐀 has four bytes.
    const gb = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
    const heading = 'c7f8bbaeb4fac2eb2cb5c8bcb62cc6f0cabcc8d5c6da2cbde1caf8c8d5c6da2ccec4bac5';
    const line = '3434303330352cb8df2c323032362d30312d30352c2c31';
    expect(readImport(gb(`${heading}0d0a${line}8139ee39`))).toEqual({
      rows: [{ ...row, documentNumber: '1㐀' }],
    });
  });

  it('keeps commas, quotation marks and line ends that stand in quotation marks, and counts lines as an editor does', () => {
    const read2 = read(head, '440305,高,2026-01-05,,"1号,""甲""\n乙"', '440306,中,2026-01-05,,2号');
    expect(read2).toMatchObject({
      rows: [{ documentNumber: '1号,"甲"\n乙' }, { line: 4, region: '440306' }],
    });
  });

  it.each<[string, Uint8Array, object[]]>([
    ['nothing', bytes(''), [{ kind: 'empty' }]],
    ['nothing but lines', bytes('\n\n'), [{ kind: 'empty' }]],
    ['a workbook that is called .csv', bytes('PK\u0003\u0004…'), [{ kind: 'binary' }]],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x3a, 0x53, 0x2c, 0), [{ kind: 'binary' }]],
    ['an encoding that is none', Uint8Array.of(0x31, 0xff, 0xff), [{ kind: 'encoding' }]],
    ['more than a megabyte', new Uint8Array(1_048_577).fill(0x31), [{ kind: 'large' }]],
    ['semicolons', bytes(head.replaceAll(',', ';')), [{ kind: 'delimiter' }]],
    ['full-width commas', bytes(head.replaceAll(',', '，')), [{ kind: 'delimiter' }]],
    ['no line but the names', bytes(head), [{ kind: 'no-rows' }]],
    [
      'no names of columns',
      bytes('440305,高,2026-01-05,,1号'),
      [{ kind: 'columns', columns: ['region', 'level', 'fromDate', 'toDate', 'documentNumber'] }],
    ],
    ['a column twice', bytes(`${head},等级\n`), [{ kind: 'twice', columns: ['level'] }]],
    ['a quotation mark without partner', bytes(`${head}\n1,2,3,4,5\n"1,2`), [{ kind: 'quote', line: 3 }]],
    [
      'lines with too few and too many cells, each named',
      bytes(`${head}\n1,2,3,4\n1,2,3,4,5\n1,2,3,4,5,6`),
      [
        { kind: 'cells', line: 2, found: 4, expected: 5 },
        { kind: 'cells', line: 4, found: 6, expected: 5 },
      ],
    ],
    [
      'a cell without end',
      bytes(`${head}\n1,2,3,4,${'x'.repeat(201)}`),
      [{ kind: 'long', line: 2, column: 'documentNumber' }],
    ],
    [
      'more than a thousand lines',
      bytes(`${head}${'\n1,2,3,4,5'.repeat(1_001)}`),
      [{ kind: 'rows', count: 1_001 }],
    ],
  ])('is not made of %s', (_title, given, faults) => {
    expect(readImport(given)).toEqual({ faults });
  });
});
