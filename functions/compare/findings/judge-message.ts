import * as z from 'zod/mini';
import { declarationId } from '../../../schemas/declaration.ts';
import { findingId } from '../../../schemas/finding.ts';
import { communityCode, regionCode } from '../../../schemas/region.ts';

/** What stands in the queue of judgements: ids and codes only. The same told twice is judged twice, to the same. */
export const judgeMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case'), id: declarationId }),
  /** Somebody whom nobody had declared may be who declared this. */
  z.object({ kind: z.literal('declared'), finding: findingId, id: declarationId }),
  /** The SIM of a community was seen elsewhere, or its equipment is another now. */
  z.object({ kind: z.literal('equipment'), community: communityCode }),
  /** Look through the cases of a county for what time or a new list of risk areas has brought, and remind it of what is late. */
  z.object({ kind: z.literal('county'), county: regionCode }),
  /** Remind a city of what is late there, and of what has waited for days below it. */
  z.object({ kind: z.literal('city'), city: regionCode }),
  /** All of these, and the province of what stands there itself. */
  z.object({ kind: z.literal('province') }),
]);
export type JudgeMessage = z.infer<typeof judgeMessage>;

/** All cases: each open trip, and those of the last 14 days (requirements D6). */
export const lookThroughAll: JudgeMessage = { kind: 'province' };
