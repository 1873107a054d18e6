import * as z from 'zod/mini';
import { regionCode } from '../../schemas/region.ts';
import { day } from '../../schemas/text.ts';
import { log } from '../shared/log.ts';
import { type Review, reviewBatches } from './review-batches.ts';

const batch = z.object({ day, counties: z.array(regionCode) });
const asked = z.object({
  day,
  results: z.array(z.union([z.object({ communities: z.int() }), z.object({ failed: batch })])),
  before: z.optional(z.object({ tries: z.int(), communities: z.int() })),
});

/** State machine: what of the batches has to be done again. */
export function handler(input: unknown): Promise<Review> {
  const { day: reported, results, before } = asked.parse(input);
  const review = reviewBatches(results, before);
  if (review.failed.length > 0) {
    const { tries } = review;
    const counties = review.failed.flatMap((one) => one.counties).length;
    log.warn('report-incomplete', { day: reported, counties, tries });
  }
  return Promise.resolve(review);
}
