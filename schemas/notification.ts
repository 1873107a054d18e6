import * as z from 'zod/mini';
import { declarationId } from './declaration.ts';
import { feedKindId } from './feed-kind-id.ts';
import { findingId } from './finding.ts';
import { changeReader } from './reader-standing.ts';
import { cityCode, regionCode } from './region.ts';
import { day, instant } from './text.ts';

/**
 * What stands in the notify queue: ids only, never a name, a phone or a text (design.md: nothing personal in queues).
 * The consumer reads what it needs and composes the message. `id` is the same when the same thing is told again.
 */
export const notification = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('round-digest'),
    id: z.string(),
    place: regionCode,
    roundAt: instant,
  }),
  z.strictObject({ kind: z.literal('declared-for-you'), id: z.string(), declaration: declarationId }),
  z.strictObject({ kind: z.literal('citizen-code'), id: z.string(), challenge: z.string() }),
  z.strictObject({
    kind: z.literal('transfer-waiting'),
    id: z.string(),
    declaration: declarationId,
    place: regionCode,
  }),
  z.strictObject({
    kind: z.literal('break-glass'),
    id: z.string(),
    place: regionCode.check(z.meta({ description: 'The region that is looked into' })),
  }),
  z.strictObject({ kind: z.literal('report-reminder'), id: z.string(), place: regionCode, day }),
  z.strictObject({
    kind: z.literal('report-missing'),
    id: z.string(),
    place: regionCode.check(
      z.meta({ description: 'Who answers for the communities that have not confirmed' }),
    ),
    day,
    missing: z.int(),
  }),
  z.strictObject({
    kind: z.literal('report-closed'),
    id: z.string(),
    place: regionCode.check(z.meta({ description: 'Whose administrators are told what it came to' })),
    day,
    due: z.int(),
    confirmed: z.int(),
    zero: z.int(),
  }),
  z.strictObject({
    kind: z.literal('finding-opened'),
    id: z.string(),
    place: regionCode.check(z.meta({ description: 'Who answers for it' })),
  }),
  z.strictObject({ kind: z.literal('measure-lifted'), id: z.string(), declaration: declarationId }),
  z.strictObject({
    kind: z.literal('measures-lifted'),
    id: z.string(),
    place: regionCode.check(z.meta({ description: 'Who has the cases' })),
  }),
  z.strictObject({
    kind: z.literal('separation-charge'),
    id: z.string(),
    place: regionCode.check(
      z.meta({ description: 'Whom a charge is announced to, or who decides what they object' }),
    ),
    step: z.enum(['announced', 'objected']),
    finding: findingId,
  }),
  z.strictObject({
    kind: z.literal('findings-late'),
    id: z.string(),
    place: regionCode.check(z.meta({ description: 'To whom they have escalated' })),
    count: z.int(),
  }),
  z.strictObject({
    kind: z.literal('export-waiting'),
    id: z.string(),
    place: regionCode.check(z.meta({ description: 'The region that was acted for by who asked' })),
    rows: z.int(),
  }),
  z.strictObject({
    kind: z.literal('feed-silent'),
    id: z.string(),
    place: regionCode.check(z.meta({ description: 'Whose administrators call the source' })),
    feed: feedKindId,
    since: instant.check(z.meta({ description: 'When its last file came that could be used' })),
  }),
  z.strictObject({
    kind: z.literal('city-silent'),
    id: z.string(),
    place: regionCode.check(
      z.meta({ description: 'Whose administrators are told: the province, and the city' }),
    ),
    city: cityCode,
    since: instant.check(z.meta({ description: 'When its last import was done, or it was connected' })),
  }),
  z.strictObject({
    kind: z.literal('city-counts'),
    id: z.string(),
    place: regionCode.check(
      z.meta({ description: 'Whose administrators are told: the province, and the city' }),
    ),
    city: cityCode,
    day,
    state: z
      .enum(['missing', 'differ'])
      .check(z.meta({ description: 'The city has not told its counts of the day, or they are not ours' })),
  }),
  z.strictObject({
    kind: z.literal('city-changes'),
    id: z.string(),
    place: regionCode.check(z.meta({ description: 'Whose administrators are told' })),
    city: cityCode,
    reader: changeReader,
    state: z.enum(['waiting', 'differ']).check(
      z.meta({
        description: 'It has not acknowledged changes for too long, or holds another number of declarations',
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('feed-held'),
    id: z.string(),
    place: regionCode.check(z.meta({ description: 'Whose administrators may release it' })),
    feed: feedKindId,
    adverse: z.int(),
    people: z.int(),
  }),
]);
export type Notification = z.infer<typeof notification>;

/** What the SMS gateway's webhook receives; its Idempotency-Key header is `id`. */
export const shortMessage = z.object({ id: z.string(), kind: z.string(), to: z.string(), text: z.string() });
export type ShortMessage = z.infer<typeof shortMessage>;
