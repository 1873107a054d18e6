import * as z from 'zod/mini';
import { reportState } from './daily-report.ts';
import { regionCode } from './region.ts';
import { day, instant } from './text.ts';

/** What there is of each closed report (requirements E4): the spreadsheet, its lines for programs, one page to print, and what lists these. */
export const reportFileKind = z.enum(['xlsx', 'csv', 'pdf', 'manifest']);
export type ReportFileKind = z.infer<typeof reportFileKind>;

export const reportFile = z.object({
  kind: reportFileKind,
  name: z.string().check(z.meta({ description: 'As which it is saved' })),
  bytes: z.int(),
  sha256: z.string().check(z.meta({ description: 'In hexadecimal' })),
});
export type ReportFile = z.infer<typeof reportFile>;

/** The files of a closed report as they were with so many corrections; those without any are made when it is closed, and never change. */
export const reportEdition = z.object({
  number: z.string(),
  corrections: z.int(),
  files: z.array(reportFile).check(
    z.meta({
      description:
        'Empty while nobody has fetched them: those of a township, and those with corrections, are made then',
    }),
  ),
});
export type ReportEdition = z.infer<typeof reportEdition>;

/** The times at which the list of the missing is kept as a file (requirements E2), as the timetable of a report calls them. */
export const missingListTime = z.enum(['confirmBy', 'tellTownships', 'tellCounties']);
export type MissingListTime = z.infer<typeof missingListTime>;

export const missingListFile = z.object({
  time: missingListTime,
  at: instant,
  name: z.string(),
  missing: z.int().check(z.meta({ description: 'Communities that had not confirmed then' })),
});
export type MissingListFile = z.infer<typeof missingListFile>;

/** `GET /v1/daily-reports/{day}/files?region=` */
export const reportFiles = z.object({
  day,
  region: regionCode,
  state: reportState,
  editions: z
    .array(reportEdition)
    .check(z.meta({ description: 'The original first; none while the report is open' })),
  missing: z
    .array(missingListFile)
    .check(
      z.meta({ description: 'Of a county, a city or the province, for a day: they hold numbers of phones' }),
    ),
});
export type ReportFiles = z.infer<typeof reportFiles>;

/** Its query. */
export const reportFilesQuery = z.strictObject({ region: regionCode });

/** `POST /v1/daily-reports/{day}/files/links`: which file a link is asked for. */
export const reportLinkRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(reportFileKind.options),
    region: regionCode,
    corrections: z.int().check(z.minimum(0), z.meta({ description: 'Of which edition' })),
  }),
  z.strictObject({ kind: z.literal('missing'), region: regionCode, time: missingListTime }),
]);
export type ReportLinkRequest = z.infer<typeof reportLinkRequest>;
