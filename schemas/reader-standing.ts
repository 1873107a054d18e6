import * as z from 'zod/mini';
import { instant } from './text.ts';

/** Changes that nobody has acknowledged for longer than this ring. */
export const overdueChangeHours = 24;

/** Who reads the changes of a city: the city’s own system, or the provincial platform. */
export const changeReader = z.enum(['city-system', 'platform']);
export type ChangeReader = z.infer<typeof changeReader>;

/** How far a system has come. */
export const readerStanding = z.object({
  reader: changeReader,
  position: z.int().check(z.meta({ description: 'Number of the last batch of changes that it has taken' })),
  acknowledgedAt: instant,
  declarations: z.int().check(z.meta({ description: 'How many of the city it holds, as it told' })),
  waiting: z.int().check(z.meta({ description: 'Changes that it has not acknowledged' })),
  overdue: z
    .int()
    .check(z.meta({ description: `Of these, those that wait for longer than ${overdueChangeHours} hours` })),
  compared: z.optional(
    z
      .object({
        at: instant,
        ours: z.int(),
        theirs: z.int(),
        differs: z.boolean().check(
          z.meta({
            description: 'Found twice, with nothing that changed in between: it is no matter of time',
          }),
        ),
      })
      .check(z.meta({ description: 'Both counts, taken when nothing waited and nothing was on its way' })),
  ),
});
export type ReaderStanding = z.infer<typeof readerStanding>;
