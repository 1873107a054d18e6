import * as z from 'zod/mini';
import { regionCode } from './region.ts';
import { inRange } from './statistics.ts';
import { day, instant } from './text.ts';

/** What a county has: entered by the county, set against what its expected arrivals will need (requirements D9). */
export const capacityRequest = z.strictObject({
  quarantinePlaces: z
    .int()
    .check(
      z.nonnegative(),
      z.maximum(1_000_000),
      z.meta({ description: 'Places for centralized quarantine in all, taken or free' }),
    ),
  testsADay: z
    .int()
    .check(
      z.nonnegative(),
      z.maximum(10_000_000),
      z.meta({ description: 'Nucleic acid tests that can be taken in a day' }),
    ),
});
export type CapacityRequest = z.infer<typeof capacityRequest>;

/** What a county entered, who did and when. Nothing is overwritten: the last one counts. */
export const capacity = z.object({
  region: regionCode,
  ...capacityRequest.shape,
  enteredAt: instant,
  enteredBy: z.string(),
});
export type Capacity = z.infer<typeof capacity>;

/** `GET /v1/capacities?region=` */
export const capacityQuery = z.strictObject({ region: regionCode });
export type CapacityQuery = z.infer<typeof capacityQuery>;

const summed = {
  ...capacityRequest.shape,
  counties: z.int().check(z.meta({ description: 'Of so many counties that have entered theirs' })),
  countiesInAll: z.int(),
};

/** The sum over the counties of a region. */
export const capacities = z.object({ region: regionCode, ...summed });
export type Capacities = z.infer<typeof capacities>;

/** `GET /v1/forecast?region=&from=&to=`: what is asked for. */
export const forecastQuery = z.strictObject({ region: regionCode, from: day, to: day }).check(...inRange());
export type ForecastQuery = z.infer<typeof forecastQuery>;

const lacking = z.object({
  tests: z.int().check(z.nonnegative()),
  quarantinePlaces: z.int().check(z.nonnegative()),
});
export type Lacking = z.infer<typeof lacking>;

/** `GET /v1/forecast?region=&from=&to=` (requirements D9). */
export const forecast = z.object({
  region: regionCode,
  days: z.array(
    z.object({
      date: day,
      expected: z.int(),
      testsNeeded: z
        .int()
        .check(z.meta({ description: 'Tests that the rules in force will ask for on the day' })),
      quarantineNeeded: z.int().check(
        z.meta({
          description: 'Places for centralized quarantine that the rules in force will need on the day',
        }),
      ),
      lacking: z.optional(
        lacking.check(
          z.meta({
            description:
              'What the counties that entered theirs lack on the day, added up: what one has too many of helps no other. Absent where none has entered any',
          }),
        ),
      ),
    }),
  ),
  capacity: z.optional(
    z.object({
      ...summed,
      lacking: z.array(z.object({ code: regionCode, name: z.string(), ...lacking.shape })).check(
        z.meta({
          description:
            'The counties that lack something on a day of the range, with the most that each lacks on one; the worst first',
        }),
      ),
    }),
  ),
});
export type Forecast = z.infer<typeof forecast>;
