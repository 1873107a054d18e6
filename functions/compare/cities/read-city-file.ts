import { type CityField, cityFieldFacts } from '../../../schemas/city-field.ts';
import type { CityMapping } from '../../../schemas/city-mapping.ts';
import type { CityRow, CityRowOutcome, CityRowReason } from '../../../schemas/city-row.ts';
import type { ByteSource } from '../file/byte-source.ts';
import type { TableLayout } from '../file/feed-layout.ts';
import { readLines } from '../file/read-lines.ts';
import type { KnownColumns } from '../file/recognise-header.ts';
import { isEncoded } from '../row/encoding.ts';
import { emptyCells, splitLine } from '../row/split-line.ts';
import type { CompiledMapping } from './compile-mapping.ts';
import { type CityCells, mapRow, type RowFault } from './map-row.ts';

/** The header is the first line. */
const header = 1;
/** What a decoder writes for what it doesn't know. */
const replacement = '\uFFFD';
const longestCell = 400;

/** The columns that a mapping knows, to recognise a header by. */
export function columnsOf({ columns }: CityMapping): KnownColumns {
  return {
    columns: columns.map(({ field, headers }) => ({
      field,
      headers,
      required: cityFieldFacts(field).required === true,
    })),
  };
}

export interface CityFileAsked {
  layout: TableLayout;
  mapping: CompiledMapping;
  receivedAt: Date;
  /** Hash of a new receipt secret, which is thrown away. */
  hashOfNewSecret: () => string;
}

/** Each line that is not blank is one of both. */
export type ReadRow = { row: CityRow } | { rejected: CityRowOutcome };

/** Reads the rows of a city’s file, each by the city’s mapping (requirements J1); those that can’t be are named by line, field and reason. */
export async function readCityFile(
  source: ByteSource,
  asked: CityFileAsked,
  take: (read: ReadRow) => void,
): Promise<void> {
  const { layout } = asked;
  const read = openReader(asked);
  let line = header;
  const spoilt = (reason: CityRowReason) => (): void => {
    line += 1;
    take(rejected(line, { reason }));
  };
  await readLines(
    source,
    { from: layout.rowsFrom, to: layout.size },
    {
      region: () => undefined,
      line: (bytes, from, to) => {
        line += 1;
        if (to > from) take(read(line, bytes.subarray(from, to)));
      },
      unended: spoilt('row-truncated'),
      long: spoilt('row-long'),
    },
  );
}

function rejected(line: number, fault: RowFault): ReadRow {
  return { rejected: { line, outcome: 'rejected', ...fault } };
}

/** Reads one line after the other. */
function openReader({ layout, mapping, receivedAt, hashOfNewSecret }: CityFileAsked) {
  const decoder = new TextDecoder(layout.encoding);
  const cells = emptyCells(layout.delimiter);
  return (line: number, bytes: Buffer): ReadRow => {
    const fault = faultOf(bytes, layout);
    if (fault !== undefined) return rejected(line, { reason: fault });
    if (!splitLine(bytes, 0, bytes.length, cells)) return rejected(line, { reason: 'row-quotes' });
    if (cells.count !== layout.columns.length) return rejected(line, { reason: 'row-cells' });
    const texts = layout.columns.flatMap((field, at): [CityField, string][] => {
      const text = decoder.decode(bytes.subarray(cells.starts[at], cells.ends[at]));
      return field === null || text === '' ? [] : [[field as CityField, text]];
    });
    const spoilt = texts.map(faultOfCell).find((one) => one !== undefined);
    if (spoilt !== undefined) return rejected(line, spoilt);
    const told = Object.fromEntries(texts) as CityCells;
    const row = mapRow(told, { mapping, line, receivedAt, receiptHash: hashOfNewSecret() });
    return 'reason' in row ? rejected(line, row) : { row };
  };
}

function faultOfCell([field, text]: [CityField, string]): RowFault | undefined {
  if (text.includes(replacement)) return { field, reason: 'row-encoding' };
  return text.length > longestCell ? { field, reason: 'long' } : undefined;
}

function faultOf(bytes: Buffer, { encoding }: TableLayout): 'row-binary' | 'row-encoding' | undefined {
  if (bytes.includes(0)) return 'row-binary';
  return isEncoded(bytes, encoding) ? undefined : 'row-encoding';
}
