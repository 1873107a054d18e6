import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../functions/shared/sheet/sheet.ts';
import { stylesXml } from '../../../functions/shared/sheet/styles.ts';
import { writeWorkbook } from '../../../functions/shared/sheet/write-workbook.ts';
import { propertyRun } from '../../support/property-run.ts';
import { aWorkbook, cellsOf, columnsOf, readBack, throughFile } from './a-workbook.ts';

const text = columnsOf('text');

describe('a text in a sheet', () => {
  it.each([
    ['=1+1'],
    ['+8613800000000'],
    ['-1'],
    ['@SUM(A1)'],
    ['\t=1'],
    ['\r=1'],
    ['\n=1'],
    ['=HYPERLINK("http://a.invalid")'],
    ["'quoted"],
    ['007'],
    ['410102001002'],
    ['1e5'],
    ['TRUE'],
    ['2026-01-20'],
    [' blank around '],
    ['two  blanks'],
    ['一行\n两行'],
    ['\r'],
    ['<&>"\']]>'],
    ['_x0041_'],
    ['_x0041_x0042_'],
    ['\u0000\u0001\u0008\u000B\u000C\u001F'],
    ['\uFFFE\uFFFF'],
    ['𠮷野家 😀'],
  ])('%j comes back as the text that it is, and never as a formula', async (value) => {
    const { cells } = await throughFile([[value]], text);
    expect(cells[0]?.[0]).toMatchObject({ t: 's', v: value });
    expect(cells[0]?.[0]).not.toHaveProperty('f');
  });

  it('comes back the same, whatever it is', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.string({
        unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '_', 'x', '0', '4', '1', ' ', '&'),
        minLength: 1,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 30 }), async (texts) => {
        const { cells } = await throughFile(
          texts.map((one) => [one]),
          text,
        );
        // The reader makes one line end of the two characters; each alone comes back.
        expect(cells.map(([cell]) => cell?.v)).toEqual(texts.map((one) => one.replaceAll('\r\n', '\n')));
        expect(cells.map(([cell]) => cell?.t)).toEqual(texts.map(() => 's'));
        expect(cells.filter(([cell]) => cell?.f !== undefined)).toEqual([]);
      }),
      propertyRun('texts of a sheet', 200),
    );
  });

  it('has half a pair of a character shown as the sign for what is lost', async () => {
    const { cells } = await throughFile([['a\uD842b']], text);
    expect(cells[0]?.[0]?.v).toBe('a\uFFFDb');
  });

  it('is cut where a spreadsheet would call the file damaged, and shows that it is', async () => {
    const { cells } = await throughFile([['长'.repeat(32_767)], ['长'.repeat(32_768)]], text);
    expect(cells[0]?.[0]?.v).toBe('长'.repeat(32_767));
    expect(cells[1]?.[0]?.v).toBe(`${'长'.repeat(32_766)}…`);
  });

  it('is no cell at all when it is empty', async () => {
    const { cells } = await throughFile(
      [
        ['', 'b'],
        [undefined, 'd'],
      ],
      columnsOf('text', 'text'),
    );
    expect(cells.map(([cell]) => cell)).toEqual([undefined, undefined]);
  });
});

describe('a number in a sheet', () => {
  it('is a number with a comma at each thousand', async () => {
    const { cells } = await throughFile(
      [[1_234_567, 1_234.5, -3, 0.125]],
      columnsOf('whole', 'decimal', 'whole', 'decimal'),
    );
    expect(cells[0]).toMatchObject([
      { t: 'n', v: 1_234_567, w: '1,234,567' },
      { t: 'n', v: 1_234.5, w: '1,234.50' },
      { t: 'n', v: -3, w: '-3' },
      { t: 'n', v: 0.125, w: '0.13' },
    ]);
  });

  it('that is kept back stays the text that stands for it', async () => {
    const { cells } = await throughFile([['< 5'], [0]], columnsOf('whole'));
    expect(cells.map(([cell]) => [cell?.t, cell?.v])).toEqual([
      ['s', '< 5'],
      ['n', 0],
    ]);
  });

  it('keeps every bit of its value', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        async (numbers) => {
          const { cells } = await throughFile(
            numbers.map((one) => [one]),
            columnsOf('decimal'),
          );
          // A spreadsheet has no negative zero.
          expect(cells.map(([cell]) => cell?.v)).toEqual(numbers.map((one) => one + 0));
        },
      ),
      propertyRun('numbers of a sheet', 50),
    );
  });
});

describe('a time in a sheet', () => {
  it.each([
    ['day', '2026-01-20', '2026-01-20'],
    ['day', '1960-02-29', '1960-02-29'],
    ['instant', '2026-01-19T16:00:00.000Z', '2026-01-20 00:00'],
    ['instant', '2026-01-20T15:59:59.999Z', '2026-01-20 23:59'],
    ['instant', '2026-01-20T23:30:00+08:00', '2026-01-20 23:30'],
  ] as const)('of the kind %s, %s, is a date that reads %s as in Shanghai', async (kind, value, shown) => {
    const { cells } = await throughFile([[value]], columnsOf(kind));
    expect(cells[0]?.[0]).toMatchObject({ t: 'n', w: shown });
  });

  it('that is none stays a text', async () => {
    const { cells } = await throughFile([['未知', '—']], columnsOf('day', 'instant'));
    expect(cells[0]?.map((cell) => [cell?.t, cell?.v])).toEqual([
      ['s', '未知'],
      ['s', '—'],
    ]);
  });
});

describe('a sheet', () => {
  it('has a bold head that stays in sight, a filter over all its cells and the widths that were asked for', async () => {
    const { book } = await throughFile(
      [
        ['a', 1],
        ['b', 2],
      ],
      columnsOf('text', 'whole'),
    );
    const sheet = book.Sheets['数据'];
    expect(sheet?.['A1']).toMatchObject({ t: 's', v: '列1' });
    expect(sheet?.['!autofilter']).toEqual({ ref: 'A1:B3' });
    expect(sheet?.['!cols']?.map(({ width }) => width)).toEqual([12, 13]);
    const files = (book as unknown as { files: Record<string, { content: Buffer }> }).files;
    expect(String(files['xl/worksheets/sheet1.xml']?.content)).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
  });

  it('with more rows than a spreadsheet has goes on in further ones, each with its head, and it is said', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => [index]);
    const written = writeWorkbook(aWorkbook(rows, columnsOf('whole')), { rows: 11 });
    const book = readBack(await buffer(written.bytes));
    expect(written.sheets).toMatchObject([
      { name: '数据', rows: 10 },
      { name: '数据 (2)', rows: 10 },
      { name: '数据 (3)', rows: 5 },
    ]);
    expect(book.SheetNames).toEqual(['数据', '数据 (2)', '数据 (3)']);
    const all = book.SheetNames.flatMap((name) => cellsOf(book, name).map(([cell]) => cell?.v));
    expect(all).toEqual(rows.flat());
    expect(book.SheetNames.map((name) => (book.Sheets[name]?.['A1'] as { v: string }).v)).toEqual([
      '列1',
      '列1',
      '列1',
    ]);
  });

  it('is not split for rows that just fit, and stands there without any', async () => {
    const ten = Array.from({ length: 10 }, (_, index) => [index]);
    for (const rows of [ten, []]) {
      const written = writeWorkbook(aWorkbook(rows, columnsOf('whole')), { rows: 11 });
      expect(readBack(await buffer(written.bytes)).SheetNames).toEqual(['数据']);
      expect(written.sheets).toMatchObject([{ name: '数据', rows: rows.length }]);
    }
  });

  it.each([
    ['缺报 [郑州市]: a/b\\c*?', '缺报  郑州市   a b c'],
    ["'引号'", '引号'],
    ['一'.repeat(40), '一'.repeat(31)],
  ])('called %s is named as a spreadsheet allows', async (name, allowed) => {
    const written = writeWorkbook(aWorkbook([['a'], ['b'], ['c']], text, name), { rows: 3 });
    const book = readBack(await buffer(written.bytes));
    expect(book.SheetNames[0]).toBe(allowed);
    expect(book.SheetNames[1]).toBe(`${allowed.slice(0, 27)} (2)`);
    expect(book.SheetNames.every((one) => one.length <= 31)).toBe(true);
  });
});

describe('a workbook', () => {
  it('with two sheets of one name fails: a spreadsheet would not open it', async () => {
    const sheets = ['Ab', 'aB'].map((name) => ({ name, columns: text, rows: [] }));
    const { bytes } = writeWorkbook({ ...aWorkbook([], []), sheets });
    await expect(buffer(bytes)).rejects.toThrow('two sheets of a workbook are called aB');
  });

  const rows: Row[] = [
    ['河南省', 12, '2026-01-20'],
    ['郑州市', 3, undefined],
  ];
  const columns = columnsOf('text', 'whole', 'day');
  const written = () => buffer(writeWorkbook(aWorkbook(rows, columns)).bytes);

  it('is the same bytes each time, in any time zone', async () => {
    const zone = process.env['TZ'];
    const first = await written();
    try {
      for (const other of ['America/New_York', 'Pacific/Kiritimati', 'UTC']) {
        process.env['TZ'] = other;
        expect((await written()).equals(first)).toBe(true);
      }
    } finally {
      process.env['TZ'] = zone;
    }
  });

  it('says when and by whom it was written', async () => {
    const { Props } = readBack(await written());
    expect(Props).toMatchObject({ Title: '日报告', Author: '报备' });
    expect(Props?.CreatedDate).toEqual(new Date('2026-01-21T04:00:00.000Z'));
  });

  it('is in the colours of the desk', () => {
    const [light = ''] = readFileSync('web/tokens.css', 'utf8').split('@media (prefers-color-scheme: dark)');
    const used = [...stylesXml.matchAll(/rgb="FF([0-9A-F]{6})"/g)].map(([, colour = '']) =>
      colour.toLowerCase(),
    );
    expect(used).toHaveLength(3);
    for (const colour of used) expect(light).toContain(`: #${colour};`);
  });

  it('has the sheets in their order', async () => {
    const sheets = ['概要', '下级', '缺报', '更正'].map((name) => ({ name, columns, rows }));
    const book = readBack(await buffer(writeWorkbook({ ...aWorkbook([], []), sheets }).bytes));
    expect(book.SheetNames).toEqual(['概要', '下级', '缺报', '更正']);
  });

  it('takes rows no faster than it is read', async () => {
    let taken = 0;
    function* endless() {
      for (;;) yield [`${(taken += 1)}`.repeat(20)];
    }
    const reading = writeWorkbook(aWorkbook(endless(), text)).bytes[Symbol.asyncIterator]();
    expect(taken).toBe(0);
    await reading.next();
    let before: number;
    do {
      before = taken;
      for (let turn = 0; turn < 50; turn += 1) await setImmediate();
    } while (taken > before);
    expect(taken).toBeLessThan(100_000);
    await reading.return?.();
  });

  it('ends the reading of rows when nobody wants it any more', async () => {
    const ended = Promise.withResolvers<string>();
    async function* endless() {
      try {
        for (;;) {
          await setImmediate();
          yield ['a'];
        }
      } finally {
        ended.resolve('ended');
      }
    }
    for await (const part of writeWorkbook(aWorkbook(endless(), text)).bytes) {
      expect(part.length).toBeGreaterThan(0);
      break;
    }
    await expect(ended.promise).resolves.toBe('ended');
  });

  it('fails as its rows fail', async () => {
    function* failing() {
      yield ['a'];
      throw new Error('the table is gone');
    }
    await expect(buffer(writeWorkbook(aWorkbook(failing(), text)).bytes)).rejects.toThrow(
      'the table is gone',
    );
  });
});
