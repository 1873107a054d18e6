import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../../../web/desk/equipment/import/parts-of.ts';

const row = (line: number, more: object = {}) => ({
  ...{ line, community: `41010500${line}`, number: `1700000${line}` },
  ...{ iccid: `8986${line}`, imei: `86${line}`, model: '一型' },
  ...more,
});

describe('a list of equipment as it is sent', () => {
  it('is cut into parts that the registry takes, in the order of the file', () => {
    const rows = Array.from({ length: 5 }, (_, index) => row(index + 2));
    const { parts, repeated } = partsOf(rows, 2);
    expect(parts.map((part) => part.map(({ line }) => line))).toEqual([[2, 3], [4, 5], [6]]);
    expect(repeated).toEqual([]);
  });

  it('leaves out a line that says again what one of another part says, and names the columns', () => {
    const again = row(4, { community: row(2).community, imei: ` ${row(3).imei}` });
    const { parts, repeated } = partsOf([row(2), row(3), again], 1);
    expect(parts.flat().map(({ line }) => line)).toEqual([2, 3]);
    expect(repeated).toEqual([{ row: again, columns: ['community', 'imei'] }]);
  });

  it('takes the same model, and what is missing, for no repetition', () => {
    const { parts, repeated } = partsOf([row(2, { number: '' }), row(3, { number: '' })]);
    expect([parts.flat().length, repeated.length]).toEqual([2, 0]);
  });
});
