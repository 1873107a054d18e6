import type { CellKind, FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedLayout } from '../file/feed-layout.ts';
import { type CodeReader, openCodeReader } from './read-code.ts';

/** A column of the kind that the file has, ready to be read. */
export interface CompiledColumn {
  field: string;
  cell: CellKind;
  required: boolean;
  /** Which cell of a line it is. */
  at: number;
  codes: CodeReader | undefined;
  /** Among the compiled columns: the one whose instant this one's can't be before; -1 for none. */
  notBefore: number;
  role: 'who' | 'key' | 'fact';
}

/** What a row is read by. */
export interface CompiledFeed {
  columns: readonly CompiledColumn[];
  /** Places among the columns; -1 where the file has none. By the document, or by the number of a SIM, a row is found. */
  document: number;
  name: number;
  phone: number;
  factAt: number;
  /** Which value of which column keeps a row that matches nobody; -1 for none. */
  keepColumn: number;
  keepCode: number;
  keepAll: boolean;
}

const subjects: readonly CellKind[] = ['document', 'name', 'phone', 'number'];

/** What a kind and a layout come to. */
export function compileColumns(
  kind: FeedKind,
  layout: FeedLayout,
  decode: (bytes: Uint8Array) => string,
): CompiledFeed {
  const present = kind.columns.filter(({ field }) => layout.columns.includes(field));
  const placeOf = (field: string | undefined): number => present.findIndex((one) => one.field === field);
  const columns = present.map(
    (column): CompiledColumn => ({
      field: column.field,
      cell: column.cell,
      required: column.required,
      at: layout.columns.indexOf(column.field),
      codes: column.codes && openCodeReader(column.codes, decode),
      notBefore: placeOf(column.notBefore),
      role: subjects.includes(column.cell) ? 'who' : kind.key.includes(column.field) ? 'key' : 'fact',
    }),
  );
  const keep = typeof kind.unmatched === 'string' ? undefined : kind.unmatched;
  const keepColumn = placeOf(keep?.keepWhen);
  return {
    columns,
    document: columns.findIndex(({ cell }) => cell === 'document' || cell === 'number'),
    name: placeOf('name'),
    phone: placeOf('phone'),
    factAt: placeOf(kind.factAt),
    keepColumn,
    keepCode: columns[keepColumn]?.codes?.codes.indexOf(keep?.is ?? '') ?? -1,
    keepAll: kind.unmatched === 'keep',
  };
}
