import type { CityWords } from '../words/zh.ts';

const longestName = 120;

/** What is wrong with a file that can be seen before it is sent; what is in it, the import says. */
export function fileFault(file: File | undefined, { send }: CityWords): string | undefined {
  if (file === undefined) return send.missing;
  if (/\.(xlsx?|xlsm|et|ods)$/i.test(file.name)) return send.spreadsheet;
  if (!/\.(csv|tsv|txt|gz)$/i.test(file.name)) return send.other;
  return file.name.length > longestName ? send.nameLong : undefined;
}
