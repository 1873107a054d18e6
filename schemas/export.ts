import * as z from 'zod/mini';
import { caseListAsked } from './case-list.ts';
import { instant } from './text.ts';

/** How long a file can be fetched. Its bucket forgets it within a day more. */
export const exportHours = 24;
/** A link opens the file for so long; the next one is asked for again, and put on record again. */
export const linkMinutes = 5;
/** So many exports of one account may be waiting or being written. */
export const mostUnfinished = 3;

/** `POST /v1/exports`: a list to be written into a file in the background (requirements D2, design.md §3). */
export const exportRequest = z.strictObject({
  declarations: caseListAsked.check(
    z.meta({
      description:
        'The list of declarations as `GET /v1/declarations` takes it, of any region below the caller’s',
    }),
  ),
});
export type ExportRequest = z.infer<typeof exportRequest>;

export const exportState = z
  .enum(['waiting', 'writing', 'ready', 'failed', 'expired'])
  .check(z.meta({ description: '`failed`: it has not moved for so long that somebody has to look into it' }));
export type ExportState = z.infer<typeof exportState>;

export const exportId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

export const exported = z.object({
  id: exportId.check(
    z.meta({ description: 'Stands in the audit chain of who asked, and in each line of the file' }),
  ),
  asked: exportRequest,
  state: exportState,
  requestedAt: instant,
  progress: z
    .number()
    .check(z.minimum(0), z.maximum(1), z.meta({ description: 'Which part of the region was read' })),
  rows: z.int().check(z.meta({ description: 'Lines that were written' })),
  readyAt: z.optional(instant),
  expiresAt: z.optional(instant.check(z.meta({ description: 'When the file can be fetched no more' }))),
});
export type Exported = z.infer<typeof exported>;

/** `GET /v1/exports`: what the caller asked for in the last days, the newest first. */
export const exportList = z.object({ exports: z.array(exported) });
export type ExportList = z.infer<typeof exportList>;

/** `POST /v1/exports/{id}/link`: an address that gives the file to whoever has it. */
export const exportLink = z.object({ url: z.string(), expiresAt: instant });
export type ExportLink = z.infer<typeof exportLink>;
