import * as z from 'zod/mini';

/** What the sender says of a feed file, in a file of its own beside it; each field that is there is checked. */
export const feedManifest = z.strictObject({
  rows: z.optional(z.int().check(z.minimum(0), z.meta({ description: 'Rows below the header' }))),
  bytes: z.optional(z.int().check(z.minimum(0))),
  sha256: z.optional(
    z
      .string()
      .check(
        z.regex(/^[0-9a-f]{64}$/),
        z.meta({ description: 'Of the file as it was sent, compressed if it is, in hexadecimal' }),
      ),
  ),
});
export type FeedManifest = z.infer<typeof feedManifest>;
