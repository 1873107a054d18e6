/** What stands in a column of a file, whatever its format. */
export type CellKind = 'text' | 'whole' | 'decimal' | 'day' | 'instant';

export interface Column {
  /** Its name where programs read the file (Parquet): letters, digits and underscores of ASCII. */
  name: string;
  /** Its name where people read it. */
  heading: string;
  kind: CellKind;
  /** Its width in a spreadsheet, in digits; a Chinese character takes two. */
  width: number;
}

/**
 * A number in a column of numbers, else a text: `YYYY-MM-DD` for a day, ISO 8601 for an instant; nothing where nothing is known.
 * A text among numbers or times ("< 5", kept back) stays that text, where the format has a place for it.
 */
export type Cell = string | number | undefined;

/** A cell for each column, in their order. */
export type Row = readonly Cell[];

/** Rows as they come: from memory, or read while they are written. */
export type Rows = Iterable<Row> | AsyncIterable<Row>;

/** What becomes a sheet of a workbook, or a file of lines. */
export interface Sheet {
  name: string;
  columns: readonly Column[];
  rows: Rows;
}

export interface Workbook {
  title: string;
  /** Who is said to have made it. */
  author: string;
  /** Dates in the file come from it, so that the same workbook gives the same bytes (design.md, invariant 5). */
  writtenAt: Date;
  sheets: readonly Sheet[];
}

/** A sheet as it stands in a file. One with too many rows goes on in a second part, whose name ends in "(2)". */
export interface WrittenSheet {
  name: string;
  part: number;
  /** Rows below the head. */
  rows: number;
}

/** A file that is written while it is read. */
export interface WrittenFile {
  /** Reading no further ends the reading of rows. */
  bytes: AsyncIterable<Buffer>;
  /** What is written so far; all of it once `bytes` has ended. */
  sheets: readonly WrittenSheet[];
}
