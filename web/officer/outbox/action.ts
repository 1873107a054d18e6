import * as z from 'zod/mini';
import { verificationRequest } from '../../../schemas/verification.ts';

/** One thing to be written, with the Idempotency-Key that it keeps through every retry (invariant 1). */
export const entry = z.object({ path: z.string(), body: z.unknown(), key: z.string() });
export type Entry = z.infer<typeof entry>;

/**
 * What an officer did in one go: one entry or several, sent in order. `undoable` for ten seconds, then `sending`;
 * `waiting` while the system can't be reached; `refused` and `saved` are the ends.
 */
export const action = z.object({
  id: z.string(),
  /** What it is about: a case, or a finding. */
  caseId: z.optional(z.string()),
  findingId: z.optional(z.string()),
  maskedName: z.string(),
  summary: z.string(),
  entries: z.array(entry),
  phase: z.enum(['undoable', 'sending', 'waiting', 'refused', 'saved']),
  sendAt: z.number(),
  refusal: z.optional(
    z.object({ sentence: z.string(), pointers: z.array(z.string()), kind: z.optional(z.string()) }),
  ),
});
export type Action = z.infer<typeof action>;

/** Whether it is still on its way: neither saved nor refused. */
export function isOpen({ phase }: Pick<Action, 'phase'>): boolean {
  return phase === 'undoable' || phase === 'sending' || phase === 'waiting';
}

export const undoMs = 10_000;

/** What something that was done is about: one of both. */
export type About = Pick<Action, 'caseId' | 'findingId'>;

/** What is done, in the words and places of this app; the outbox adds keys and times. */
export interface Deed extends About {
  maskedName: string;
  summary: string;
  posts: readonly { path: string; body: unknown }[];
}

/** The kind of step that an entry records, when it is one. */
export function kindOf({ body }: Entry): string | undefined {
  const step = verificationRequest.safeParse(body);
  return step.success ? step.data.kind : undefined;
}
