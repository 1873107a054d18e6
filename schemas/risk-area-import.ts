import * as z from 'zod/mini';
import { problem } from './problem.ts';
import { listing, riskArea, riskAreaMove } from './risk-area.ts';
import { listOf } from './text.ts';

/** Lines of one import at most. */
export const mostImportRows = 1_000;
const longestCell = 200;
const cell = z.string().check(z.maxLength(longestCell));

export const importColumns = ['region', 'level', 'fromDate', 'toDate', 'documentNumber'] as const;
export type ImportColumn = (typeof importColumns)[number];

/** A line as it stands in the file: texts, read by the rules of the list on the other side. */
export const importRow = z.strictObject({
  line: z.int().check(z.positive(), z.meta({ description: 'Where it stands in the file, from 1' })),
  region: cell,
  level: cell.check(z.meta({ description: '高 or high, 中 or medium' })),
  fromDate: cell.check(z.meta({ description: '2026-01-05, or 2026/1/5 as spreadsheets write it' })),
  toDate: cell.check(z.meta({ description: 'Empty while it stands on the list' })),
  documentNumber: cell,
});
export type ImportRow = z.infer<typeof importRow>;

const rows = listOf(importRow, 1, mostImportRows);

/** `POST /v1/risk-areas/import-previews` */
export const previewRequest = z.strictObject({ rows });
export type PreviewRequest = z.infer<typeof previewRequest>;

/** What a line would do: a move, nothing, or nothing because it contradicts the list, or is wrong. */
export const importOutcome = z.enum([...riskAreaMove.options, 'unchanged', 'conflict', 'invalid']);
export type ImportOutcome = z.infer<typeof importOutcome>;

const previewedRow = z.object({
  line: z.int(),
  outcome: importOutcome,
  area: z.optional(
    z.object(listing).check(z.meta({ description: 'The line as it was read; absent when it is invalid' })),
  ),
  current: z.optional(
    riskArea.check(z.meta({ description: 'What stands on the list now and is changed, or contradicts' })),
  ),
  errors: z.optional(
    z.array(z.object({ column: z.enum(importColumns), code: z.string(), message: z.string() })),
  ),
});
export type PreviewedRow = z.infer<typeof previewedRow>;

/** Every line with what it would do; it can be applied when none is a conflict or invalid. */
export const importPreview = z.object({
  rows: z.array(previewedRow),
  preview: z.optional(
    z
      .string()
      .check(z.meta({ description: 'Stands for exactly these changes; absent when it cannot be applied' })),
  ),
});
export type ImportPreview = z.infer<typeof importPreview>;

/** `POST /v1/risk-areas/imports`: the same lines, with what the preview said. */
export const importRequest = z.strictObject({ rows, preview: z.string().check(z.maxLength(43)) });
export type ImportRequest = z.infer<typeof importRequest>;

const importedRow = z.object({
  line: z.int(),
  outcome: importOutcome,
  applied: z
    .boolean()
    .check(z.meta({ description: 'False when somebody changed the area while it was imported' })),
});

export const importResult = z.object({ rows: z.array(importedRow) });
export type ImportResult = z.infer<typeof importResult>;

/** Why nothing was imported: with the preview as it is now. */
export const importProblem = z.extend(problem, { now: z.optional(importPreview) });
export type ImportProblem = z.infer<typeof importProblem>;
