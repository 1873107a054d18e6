import * as z from 'zod/mini';
import { actor } from './declaration.ts';
import { type FeedKind, feedKinds } from './feed-kind.ts';
import { feedKindId } from './feed-kind-id.ts';
import { messageOf } from './messages.ts';
import { problem } from './problem.ts';
import { inOrder } from './risk-area.ts';
import { shanghaiDate } from './shanghai-day.ts';
import { day, instant, line } from './text.ts';

/** The kind, and which of its mandates, counted from 1. */
export const feedMandateId = z.string().check(z.regex(/^[a-z]+(-[a-z]+)*-[1-9]\d{0,5}$/));

const reason = z.pipe(line(200), z.string().check(z.minLength(4, messageOf('reason.short'))));

const needsMandate = (id: string): boolean => feedKinds.some((kind) => kind.id === id && kind.whereabouts);

/** What stands in the document that opens a kind, and why it is wanted. */
const given = {
  documentNumber: line(80),
  issuedBy: line(80).check(z.meta({ description: 'The authority that issued the document' })),
  reason: reason.check(z.meta({ description: 'What the data are needed for' })),
  fromDate: day.check(z.meta({ description: 'First Shanghai day' })),
  toDate: z.optional(day.check(z.meta({ description: 'Last day; absent while it is open-ended' }))),
};

/** `POST /v1/feed-mandates`: a written mandate that opens a kind that tells whereabouts (requirements D3). */
export const feedMandateRequest = z
  .strictObject({
    kind: z
      .enum(feedKindId.options, {
        error: ({ input }) => messageOf(input === undefined ? 'required' : 'feed-kind.unknown'),
      })
      .check(z.refine(needsMandate, messageOf('feed-mandate.not-needed'))),
    ...given,
  })
  .check(inOrder());
export type FeedMandateRequest = z.infer<typeof feedMandateRequest>;

/** `POST /v1/feed-mandates/{id}/end`: it opens nothing from now on. */
export const feedMandateEndRequest = z.strictObject({ reason });
export type FeedMandateEndRequest = z.infer<typeof feedMandateEndRequest>;

/** A mandate as it is on record: what was recorded stays, also when it was ended. */
export const feedMandate = z.object({
  id: feedMandateId,
  kind: feedKindId,
  ...given,
  recordedAt: instant.check(z.meta({ description: 'It opens nothing that came before' })),
  recordedBy: actor,
  ended: z.optional(z.object({ at: instant, by: actor, reason })),
});
export type FeedMandate = z.infer<typeof feedMandate>;

/** `GET /v1/feed-mandates`: the last one recorded first. */
export const feedMandateList = z.object({ mandates: z.array(feedMandate) });
export type FeedMandateList = z.infer<typeof feedMandateList>;

/** Why a mandate was not recorded or ended: with the one that stands in the way. */
export const feedMandateProblem = z.extend(problem, { current: z.optional(feedMandate) });
export type FeedMandateProblem = z.infer<typeof feedMandateProblem>;

type Mandate = Pick<FeedMandate, 'kind' | 'fromDate' | 'toDate' | 'recordedAt' | 'ended'>;

/** Whether a mandate is in force at an instant: recorded, on one of its days, and not ended. */
export function isInForce({ fromDate, toDate, recordedAt, ended }: Mandate, at: Date): boolean {
  const [date, instantAt] = [shanghaiDate(at), at.toISOString()];
  const isOfItsDays = fromDate <= date && (toDate === undefined || date <= toDate);
  return isOfItsDays && recordedAt <= instantAt && (ended === undefined || instantAt < ended.at);
}

/** Whether files of a kind that come at an instant may be read: whereabouts only under a mandate in force (requirements D3). */
export function isFeedOpen(kind: FeedKind, mandates: readonly Mandate[], at: Date): boolean {
  return !kind.whereabouts || mandates.some((mandate) => mandate.kind === kind.id && isInForce(mandate, at));
}
