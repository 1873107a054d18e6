import type { CsvWords } from './zh.ts';

export const csvEn: CsvWords = {
  faults: 'The file cannot be imported. Please correct it and choose it again:',
  fault: {
    empty: 'The file is empty.',
    binary: 'This is no CSV file. Please save it as CSV (UTF-8) in the spreadsheet program.',
    encoding: 'The encoding is wrong. Please save it as UTF-8 or GB18030.',
    delimiter: 'Please separate the columns by commas.',
  },
  large: (megabytes) => `The file is larger than ${megabytes} MB. Please import it in parts.`,
  columns: (names) => `These columns are missing: ${names}. The first line has the names of the columns.`,
  twice: (names) => `These columns are there twice: ${names}.`,
  rows: (lines, most) => `There are ${lines} lines; at most ${most} can be imported at a time.`,
  noRows: 'There are column names and no lines.',
  quote: (line) => `Line ${line}: a quotation mark has no partner.`,
  cells: (line, found, expected) => `Line ${line}: it has ${found} columns, not ${expected}.`,
  long: (line, column) => `Line ${line}, ${column}: too long.`,
};
