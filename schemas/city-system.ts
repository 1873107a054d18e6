import * as z from 'zod/mini';
import { cityMapping } from './city-mapping.ts';
import { actor } from './declaration.ts';
import { messageOf } from './message-of.ts';
import { readerStanding } from './reader-standing.ts';
import { cityCode } from './region.ts';
import { day, instant, line } from './text.ts';

/** How far a city has merged in (requirements J1): `connected` sends what it takes; `cut-over` takes nothing any more. */
export const cityState = z.enum(['none', 'connected', 'cut-over']);
export type CityState = z.infer<typeof cityState>;

const freshHours = z
  .int()
  .check(
    z.minimum(1, messageOf('type')),
    z.maximum(168, messageOf('type')),
    z.meta({ description: 'Silent for longer than this, a connected system rings' }),
  );

/** `PUT /v1/city-systems/{city}`: for the province. */
export const cityStateRequest = z.strictObject({ state: cityState, freshHours, reason: line(200) });
export type CityStateRequest = z.infer<typeof cityStateRequest>;

/** A city’s own system as it stands. */
export const citySystem = z.object({
  city: cityCode,
  state: cityState,
  freshHours: z.int(),
  version: z.int().check(z.meta({ description: 'Of the state; 0 when the province never decided' })),
  decided: z.optional(
    z
      .object({ at: instant, by: actor, reason: z.string() })
      .check(z.meta({ description: 'Last, about the state or how long silence may be' })),
  ),
  since: z.optional(instant.check(z.meta({ description: 'When it came to be in this state' }))),
  mapping: z.optional(z.object({ version: z.int(), at: instant })),
  lastImportAt: z.optional(instant.check(z.meta({ description: 'Of the last that was done' }))),
  silentSince: z.optional(instant.check(z.meta({ description: 'It is connected and silent for too long' }))),
  openConflicts: z.int(),
  readers: z
    .array(readerStanding)
    .check(z.meta({ description: 'How far the systems have come that ever acknowledged what changed' })),
});
export type CitySystem = z.infer<typeof citySystem>;

/** `GET /v1/city-systems`: of the cities in the caller’s region. */
export const citySystemList = z.object({ systems: z.array(citySystem) });
export type CitySystemList = z.infer<typeof citySystemList>;

/** `GET /v1/city-systems/{city}/mapping` */
export const cityMappingAnswer = z.object({ mapping: z.nullable(cityMapping) });
export type CityMappingAnswer = z.infer<typeof cityMappingAnswer>;

const count = z.int().check(z.minimum(0, messageOf('type')), z.maximum(100_000_000, messageOf('type')));

/** `PUT /v1/city-systems/{city}/counts/{day}`: what the city’s own system counts, of the declarations that were submitted to it on a day. */
export const cityDayRequest = z.strictObject({
  declared: count.check(z.meta({ description: 'Submitted that day and not withdrawn' })),
  withdrawn: count.check(z.meta({ description: 'Submitted that day and withdrawn since' })),
});
export type CityDayRequest = z.infer<typeof cityDayRequest>;

const dayCounts = z.object({ declared: z.int(), withdrawn: z.int() });

/** Both sides’ counts of a day; they agree when both numbers do. */
export const cityDay = z.object({
  day,
  ours: dayCounts,
  theirs: z.optional(z.extend(dayCounts, { at: instant })),
});
export type CityDay = z.infer<typeof cityDay>;

/** `GET /v1/city-systems/{city}/counts`: the last 14 days, the newest first. */
export const cityDays = z.object({ days: z.array(cityDay) });
export type CityDays = z.infer<typeof cityDays>;

/** How many days are compared. */
export const comparedDays = 14;
