import * as z from 'zod/mini';
import { instant } from './text.ts';

const fileKind = z.enum(['xlsx', 'csv', 'pdf', 'parquet']);

const count = z.int().check(z.minimum(0));

/** A sheet of a workbook, or the one table of another file. */
const listedSheet = z.object({
  name: z.string().check(z.minLength(1)),
  rows: count.check(z.meta({ description: 'Rows below the head' })),
});

const listedFile = z.object({
  name: z.string().check(z.minLength(1), z.meta({ description: 'Below the folder of the manifest' })),
  kind: fileKind,
  bytes: count,
  sha256: z
    .string()
    .check(z.regex(/^[0-9a-f]{64}$/), z.meta({ description: 'Of the whole file, in hexadecimal' })),
  sheets: z.array(listedSheet).check(z.meta({ description: 'Empty for a page, which has no rows' })),
  split: z
    .boolean()
    .check(z.meta({ description: 'A table had more rows than a sheet has, and goes on in a further one' })),
});
export type ListedFile = z.infer<typeof listedFile>;

/** What files were made together, by which their receiver sees that they are whole and unchanged (design.md §5, export). */
export const fileManifest = z.object({
  number: z
    .string()
    .check(z.minLength(1), z.meta({ description: 'Of the report or the export that the files show' })),
  closedAt: instant.check(z.meta({ description: 'The instant that all dates inside the files come from' })),
  files: z.array(listedFile),
});
export type FileManifest = z.infer<typeof fileManifest>;
