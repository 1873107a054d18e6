import * as z from 'zod/mini';
import { cityDeclarationStates } from './city-field.ts';
import { declarationId } from './declaration.ts';
import { cityCode } from './region.ts';
import { day, instant } from './text.ts';

/**
 * How a declaration of a city’s own system is known here. `own`: it was filed from there; `claim`: so too, beside another one that holds the
 * day; `joined`: the person declared the same here; `none`: it was withdrawn there before it came.
 */
export const cityLink = z.object({
  city: cityCode,
  day: day.check(z.meta({ description: 'On which it was submitted to the city, as its first row said' })),
  reference: z.string().check(z.meta({ description: 'Blind index of what the city calls it' })),
  of: z.enum(['own', 'claim', 'joined', 'none']),
  declaration: z.optional(declarationId),
  state: z.enum(cityDeclarationStates),
  updatedAt: instant.check(z.meta({ description: 'Of the row that was taken last' })),
  body: z.string().check(z.meta({ description: 'Hash of what that row says' })),
  edits: z.int().check(z.meta({ description: 'Of the declaration, when that row was taken' })),
  filing: z
    .int()
    .check(
      z.meta({ description: 'The how-manieth time that it was filed: after a withdrawal it can be again' }),
    ),
});
export type CityLink = z.infer<typeof cityLink>;
export type CityLinkName = Pick<CityLink, 'city' | 'reference'>;
