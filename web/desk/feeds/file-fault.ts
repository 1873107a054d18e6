import { mostPutBytes } from '../../../schemas/feed-run.ts';
import type { FeedWords } from './words/zh.ts';

const longestName = 120;

/** What is wrong with a file that can be seen before it is sent; what is in it, the run says. */
export function fileFault(file: File | undefined, { send }: FeedWords): string | undefined {
  if (file === undefined) return send.fileMissing;
  if (/\.(xlsx?|xlsm|et|ods)$/i.test(file.name)) return send.fileSpreadsheet;
  if (!/\.(csv|tsv|txt|gz)$/i.test(file.name)) return send.fileOther;
  if (file.size > mostPutBytes) return send.fileLarge;
  return file.name.length > longestName ? send.nameLong : undefined;
}
