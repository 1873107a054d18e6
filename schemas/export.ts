import * as z from 'zod/mini';
import { caseListAsked } from './case-list.ts';
import { actor } from './declaration.ts';
import { instant } from './text.ts';

/** How long a file can be fetched. Its bucket forgets it within a day more. */
export const exportHours = 24;
/**
 * An export of more lines than this, each a person's trip, can be fetched only once a second person has approved it (requirements D8:
 * no bulk reading by one alone).
 */
export const mostUnapproved = 10_000;
/** So many exports of one account may be waiting or being written. */
export const mostUnfinished = 3;

/** Formats that programs and people read (requirements J3); each is the ending of the file's name too. */
export const exportFormats = ['csv', 'xlsx', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What a list may be carried away for. It goes on record with who asked, and who approves a large one reads it (requirements D8). */
export const exportPurposes = [
  'case-work',
  'assessment',
  'resource-planning',
  'supervision',
  'legal-inquiry',
] as const;
export type ExportPurpose = (typeof exportPurposes)[number];
export const exportPurposeNames: Readonly<Record<ExportPurpose, { zh: string; en: string }>> = {
  'case-work': { zh: '核查与随访', en: 'verification and follow-up' },
  assessment: { zh: '分析研判', en: 'assessment and decision' },
  'resource-planning': { zh: '隔离与检测保障', en: 'planning of quarantine places and tests' },
  supervision: { zh: '督查核实', en: 'supervision' },
  'legal-inquiry': { zh: '依法查询', en: 'legal inquiry' },
};

const asked = {
  declarations: caseListAsked.check(
    z.meta({
      description:
        'The list of declarations as `GET /v1/declarations` takes it, of any region below the caller’s',
    }),
  ),
  format: z._default(z.enum(exportFormats), 'csv'),
};

/** `POST /v1/exports`: a list to be written into a file in the background (requirements D2, design.md §3). */
export const exportRequest = z.strictObject({ ...asked, purpose: z.enum(exportPurposes) });
export type ExportRequest = z.infer<typeof exportRequest>;

/** An export as it was asked for. */
export const exportAsked = z.object({
  ...asked,
  purpose: z.optional(
    z
      .enum(exportPurposes)
      .check(z.meta({ description: 'Absent when it was asked for before a purpose had to be given' })),
  ),
});
export type ExportAsked = z.infer<typeof exportAsked>;

export const exportState = z
  .enum(['waiting', 'writing', 'awaiting-approval', 'ready', 'refused', 'failed', 'expired'])
  .check(
    z.meta({
      description:
        '`awaiting-approval`: it is written, with more lines than one person may fetch alone; `failed`: it has not moved for so long that somebody has to look into it',
    }),
  );
export type ExportState = z.infer<typeof exportState>;

export const exportId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** `POST /v1/exports/{id}/approval` */
export const exportDecisionRequest = z.strictObject({
  approved: z.boolean().check(z.meta({ description: 'false refuses it for good' })),
});

/** What a second person decided about a large export, and who it was. */
export const exportDecision = z.object({ approved: z.boolean(), by: actor, at: instant });
export type ExportDecision = z.infer<typeof exportDecision>;

const identity = {
  id: exportId.check(
    z.meta({
      description:
        'Stands in the audit chains of who asked and of who approved, and in each line of the file',
    }),
  ),
  asked: exportAsked,
  state: exportState,
  requestedAt: instant,
};

const written = {
  rows: z.int().check(z.meta({ description: 'Lines that were written' })),
  sheets: z.optional(
    z.int().check(
      z.meta({
        description: 'On so many sheets of an xlsx the lines stand: a sheet has 1,048,575 at most',
      }),
    ),
  ),
  readyAt: z.optional(instant.check(z.meta({ description: 'When all of it was written' }))),
  expiresAt: z.optional(
    instant.check(
      z.meta({
        description: 'When the file can be fetched no more, whenever it was approved',
      }),
    ),
  ),
  decision: z.optional(exportDecision),
};

export const exported = z.object({
  ...identity,
  progress: z
    .number()
    .check(z.minimum(0), z.maximum(1), z.meta({ description: 'Which part of the region was read' })),
  ...written,
});
export type Exported = z.infer<typeof exported>;

/** `GET /v1/exports`: what the caller asked for in the last days, the newest first. */
export const exportList = z.object({ exports: z.array(exported) });
export type ExportList = z.infer<typeof exportList>;

/** A large export, as those see it who may approve it. */
export const exportApproval = z.object({
  ...identity,
  by: actor.check(z.meta({ description: 'Who asked for it, and the region that they acted for' })),
  ...written,
});
export type ExportApproval = z.infer<typeof exportApproval>;

/** `GET /v1/exports/approvals`: what others of the caller's region, or below it, asked for and may not fetch yet; what expires first is first. */
export const exportApprovalList = z.object({ approvals: z.array(exportApproval) });
export type ExportApprovalList = z.infer<typeof exportApprovalList>;
