import * as z from 'zod/mini';

/** RFC 9457 problem+json, in the user's language. `errors` names each field by its JSON pointer (RFC 6901). */
export const problem = z.object({
  type: z.string().check(z.meta({ description: '/problems/{code}: documentation of the code' })),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.optional(z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof problem>;
