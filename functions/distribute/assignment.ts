import * as z from 'zod/mini';
import { declarationId } from '../../schemas/declaration.ts';
import { regionCode } from '../../schemas/region.ts';
import { instant } from '../../schemas/text.ts';

/** What stands in the assignment queue: what a citizen did to a declaration. Ids and places only (invariant 7). */
export const assignment = z.strictObject({
  event: z.string().check(z.meta({ description: 'Id of the stream event, the same when it is told again' })),
  kind: z.enum(['submitted', 'changed']),
  declaration: declarationId,
  place: regionCode,
  placeBefore: z.optional(regionCode.check(z.meta({ description: 'When an edit changed the destination' }))),
  submittedAt: instant,
  forAnotherAdult: z.boolean(),
});
export type Assignment = z.infer<typeof assignment>;
