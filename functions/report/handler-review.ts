import * as z from 'zod/mini';
import { regionCode } from '../../schemas/region.ts';
import { day } from '../../schemas/text.ts';
import { log } from '../shared/log.ts';
import { type Review, reviewBatches } from './review-batches.ts';

const work = z.union([
  z.object({ day, counties: z.array(regionCode) }),
  z.object({ day, region: regionCode }),
]);
const asked = z.object({
  day,
  results: z.array(z.union([z.object({ failed: work }), z.record(z.string(), z.int())])),
  before: z.optional(z.object({ tries: z.int() })),
});

/** State machine: what of the pieces of work has to be done again. */
export function handler(input: unknown): Promise<Review<z.infer<typeof work>>> {
  const { day: reported, results, before } = asked.parse(input);
  const review = reviewBatches<z.infer<typeof work>>(results, before);
  if (review.failed.length > 0)
    log.warn('report-incomplete', { day: reported, failed: review.failed.length, tries: review.tries });
  return Promise.resolve(review);
}
