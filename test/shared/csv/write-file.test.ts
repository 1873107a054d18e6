import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../functions/shared/csv/write-file.ts';
import type { CellKind, Column, Row, Rows } from '../../../functions/shared/sheet/sheet.ts';

const kinds: CellKind[] = ['text', 'whole', 'decimal', 'day', 'instant'];
const columns: Column[] = kinds.map((kind) => ({ name: kind, heading: `列 ${kind}`, kind, width: 12 }));

async function written(rows: Rows) {
  const file = writeCsv({ name: 'declarations', columns, rows });
  const bytes = await buffer(file.bytes);
  return { text: bytes.toString(), sheets: file.sheets };
}

describe('a CSV file', () => {
  it('begins with the mark that spreadsheets know UTF-8 by, then the headings', async () => {
    const { text, sheets } = await written([]);
    expect(text).toBe('\uFEFF列 text,列 whole,列 decimal,列 day,列 instant\r\n');
    expect(sheets).toEqual([{ name: 'declarations', part: 1, rows: 0 }]);
  });

  it('has a line for each row, with times as in Shanghai and nothing that a spreadsheet would run', async () => {
    const { text, sheets } = await written([
      ['=1+1', -3, 0.5, '2026-01-20', '2026-01-20T15:59:59.999Z'],
      ['a,"b"', '< 5', undefined, undefined, '未知'],
    ]);
    expect(text.split('\r\n').slice(1)).toEqual([
      "'=1+1,-3,0.5,2026-01-20,2026-01-20 23:59",
      '"a,""b""",< 5,,,未知',
      '',
    ]);
    expect(sheets[0]?.rows).toBe(2);
  });

  it('is handed on in pieces while its rows come', async () => {
    function* many(): Generator<Row> {
      for (let row = 0; row < 10_000; row += 1) yield ['长'.repeat(20), row];
    }
    const lengths: number[] = [];
    for await (const piece of writeCsv({ name: 'many', columns, rows: many() }).bytes)
      lengths.push(piece.length);
    expect(lengths.length).toBeGreaterThan(3);
    expect(Math.max(...lengths)).toBeLessThan(256 * 1_024);
  });
});
