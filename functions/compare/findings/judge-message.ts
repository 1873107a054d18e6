import * as z from 'zod/mini';
import { declarationId } from '../../../schemas/declaration.ts';
import { findingId } from '../../../schemas/finding.ts';
import { regionCode } from '../../../schemas/region.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { day } from '../../../schemas/text.ts';

/** What stands in the queue of judgements: ids and codes only. The same told twice is judged twice, to the same. */
export const judgeMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case'), id: declarationId }),
  /** Somebody whom nobody had declared may be who declared this. */
  z.object({ kind: z.literal('declared'), finding: findingId, id: declarationId }),
  /** Look through the cases of a county, or of all counties, for what time or a new list of risk areas has brought. */
  z.object({ kind: z.literal('county'), county: regionCode, date: day }),
  z.object({ kind: z.literal('province'), date: day }),
]);
export type JudgeMessage = z.infer<typeof judgeMessage>;

/** The list of risk areas was changed: every open trip, and those of the last 14 days, are scored again (requirements D6). */
export function scoreAgain(at: string): JudgeMessage {
  return { kind: 'province', date: shanghaiDate(new Date(at)) };
}
