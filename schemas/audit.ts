import * as z from 'zod/mini';
import { unmaskingPurposes } from './case-list.ts';
import { declarationId } from './declaration.ts';
import { exportPurposes } from './export.ts';
import { feedReleaseReason } from './feed-guard.ts';
import { regionCode } from './region.ts';
import { instant } from './text.ts';

/** One view of a case by a member of staff: ids and codes only (requirements K1, D2). */
export const auditedView = z.object({
  sub: z.string(),
  at: instant,
  declaration: declarationId,
  place: regionCode.check(z.meta({ description: 'The region that the viewer acted for' })),
  masked: z.optional(
    z
      .boolean()
      .check(z.meta({ description: 'What was seen; absent in old entries, when all was seen whole' })),
  ),
  purpose: z.optional(z.enum([...unmaskingPurposes, ...exportPurposes, ...feedReleaseReason.options])),
  reasonHash: z.optional(
    z.string().check(
      z.meta({
        description:
          'SHA-256 of the reason for unmasking, base64url. The reason itself may name a person: it is sealed under the case and ends with it',
      }),
    ),
  ),
  approved: z.optional(
    z
      .boolean()
      .check(z.meta({ description: 'What was decided about an export that somebody else asked for' })),
  ),
  told: z.optional(
    z
      .object({
        from: z.string(),
        to: z.string(),
        ids: z.string().check(
          z.meta({
            description:
              'SHA-256 of the ids of the declarations that were told whole, sorted, a line each, base64url',
          }),
        ),
      })
      .check(z.meta({ description: 'Of whom a system was told, and between which positions of the feed' })),
  ),
});
export type AuditedView = z.infer<typeof auditedView>;

/** A link of a viewer's chain: each carries the hash of the one before, so that none can be changed or taken out. */
export const auditEntry = z.object({
  ...auditedView.shape,
  n: z
    .int()
    .check(z.positive(), z.meta({ description: 'Number in the viewer’s chain, from 1, without gaps' })),
  previous: z.string().check(z.meta({ description: 'Hash of entry n − 1; empty for the first' })),
  hash: z.string().check(z.meta({ description: 'SHA-256 of this entry without its hash, base64url' })),
});
export type AuditEntry = z.infer<typeof auditEntry>;
