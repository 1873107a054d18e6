import * as z from 'zod/mini';
import { regionCode } from './region.ts';
import { instant } from './text.ts';

/** How many people a run would flag at once, against how many are active. */
export const feedWeight = z.object({
  adverse: z.int().check(
    z.minimum(0),
    z.meta({
      description:
        'Active people about whom a row that flags was found by their document, and rows that have somebody looked for',
    }),
  ),
  people: z
    .int()
    .check(z.minimum(0), z.meta({ description: 'All active people that the file was compared with' })),
});
export type FeedWeight = z.infer<typeof feedWeight>;

/**
 * What nobody lets loose alone (requirements D7, invariant 8). A share of few people is hardly anybody: where a county begins, one
 * positive test would be more than 0.5 %. So a run is held only beyond twenty people too, as many as somebody can look up one by one.
 */
export const massFlag = { perThousand: 5, people: 20 } as const;

/** Whether a run has to be released by two people of different units before anything of it is noted. */
export function isMassFlag({ adverse, people }: FeedWeight): boolean {
  return adverse > massFlag.people && adverse * 1_000 > people * massFlag.perThousand;
}

/** Why a run that was held is meant. No words of one's own: they would name persons, and a list can be counted. */
export const feedReleaseReason = z.enum(['source-confirmed', 'sample-checked', 'known-event']);
export type FeedReleaseReason = z.infer<typeof feedReleaseReason>;

/** `POST /v1/feed-runs/{id}/release` */
export const feedReleaseRequest = z.strictObject({ reason: feedReleaseReason });

/** How many have to release a run. */
export const releasesNeeded = 2;

export const feedRelease = z.object({
  by: z.object({
    sub: z.string(),
    place: regionCode.check(z.meta({ description: 'Their unit: the region that they acted for' })),
  }),
  at: instant,
  reason: feedReleaseReason,
});
export type FeedRelease = z.infer<typeof feedRelease>;
