import type { SchemaElement } from 'hyparquet-writer';
import type { Cell, CellKind, Column } from '../sheet/sheet.ts';

const dayMs = 24 * 3_600_000;

/** How a kind of cell is stored: its Parquet type, and a value of it. */
interface Storage {
  type: Omit<SchemaElement, 'name' | 'repetition_type'>;
  /** Nothing for a text where a number or a time belongs ("< 5", kept back): a column has one type. */
  value: (cell: string | number) => string | number | bigint | undefined;
}

const storages: Record<CellKind, Storage> = {
  text: {
    type: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
    value: String,
  },
  whole: {
    type: { type: 'INT64' },
    value: (cell) => (Number.isFinite(cell) ? BigInt(Math.round(Number(cell))) : undefined),
  },
  decimal: { type: { type: 'DOUBLE' }, value: (cell) => (typeof cell === 'number' ? cell : undefined) },
  day: {
    type: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
    value: (cell) => known(Date.parse(`${cell}T00:00:00Z`) / dayMs),
  },
  instant: {
    type: {
      type: 'INT64',
      converted_type: 'TIMESTAMP_MILLIS',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
    },
    value: (cell) => {
      const at = known(Date.parse(String(cell)));
      return at === undefined ? undefined : BigInt(at);
    },
  },
};

function known(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

/** The schema of a file: each column may hold nothing. */
export function schemaOf(columns: readonly Column[]): SchemaElement[] {
  const leaves = columns.map(
    ({ name, kind }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...storages[kind].type }),
  );
  return [{ name: 'root', num_children: columns.length }, ...leaves];
}

/** The values of a column, as they are stored. */
export function valuesOf({ kind }: Column, cells: readonly Cell[]): (string | number | bigint | undefined)[] {
  const { value } = storages[kind];
  return cells.map((cell) => (cell === undefined || cell === '' ? undefined : value(cell)));
}
