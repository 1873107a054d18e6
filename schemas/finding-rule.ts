import * as z from 'zod/mini';
import { feedKindId } from './feed-kind-id.ts';
import { declarationState } from './life-cycle.ts';
import { day, line } from './text.ts';

/** Figures keep them by their place in this list, which therefore never changes (tally.ts). */
export const firstFindingRules = [
  'positive-not-controlled',
  'contact-not-controlled',
  'secondary-contact-not-controlled',
  'code-not-controlled',
  'controlled-code-red',
  'seen-not-verified',
  'seen-though-not-coming',
  'outside-list-open',
  'risk-stay-undeclared',
  'test-overdue',
  'no-show',
  'control-past-end',
  'control-without-basis',
  'identity-unconfirmed',
  'positive-unmanaged',
  'contact-unmanaged',
  'secondary-contact-unmanaged',
  'outside-list-unmanaged',
] as const;

/** A new one comes last; its figures come after all others. */
export const findingRuleId = z.enum([...firstFindingRules, 'sim-separated']);
export type FindingRuleId = z.infer<typeof findingRuleId>;

/** 漏管 missed, 失访脱管 lost to follow-up, or against ourselves (requirements D4). */
export const findingKind = z.enum(['missed', 'lost-to-follow-up', 'against-us']);
export type FindingKind = z.infer<typeof findingKind>;

const rows = {
  feeds: z.array(feedKindId).check(z.minLength(1)),
  where: z.optional(
    z
      .object({ field: z.string(), in: z.array(z.string()).check(z.minLength(1)) })
      .check(z.meta({ description: 'Only rows that say one of these' })),
  ),
};

/** What makes a finding; nothing else does, and nobody by hand (requirements D7). */
const when = z.discriminatedUnion('by', [
  /** What feeds say about the person of a case, and where the case stands. */
  z.object({
    by: z.literal('fact'),
    ...rows,
    newest: z.boolean().check(z.meta({ description: 'Only the newest row of the kind counts' })),
    within: z
      .int()
      .check(
        z.positive(),
        z.meta({ description: 'Days for which a row counts after the instant that it speaks of' }),
      ),
    states: z.array(declarationState).check(z.minLength(1)),
    unless: z.optional(
      z.enum(['controlled-since', 'verified-since']).check(
        z.meta({
          description:
            'Done with it: a measure that reached the day of the row, or the arrival that was recorded',
        }),
      ),
    ),
    after: z.optional(
      z
        .enum(['submission', 'closing'])
        .check(z.meta({ description: 'Only what is said of a time after the declaration, or its end' })),
    ),
    ended: z.optional(
      z
        .literal(true)
        .check(z.meta({ description: 'Only when the Shanghai day of the row has ended (requirements C1)' })),
    ),
  }),
  /** What is owed and has not come. */
  z.object({ by: z.literal('time'), owed: z.enum(['test', 'arrival', 'release', 'delisted-release']) }),
  /** The declared origin stood on the list of risk areas, and no stay was declared. */
  z.object({ by: z.literal('trip'), states: z.array(declarationState).check(z.minLength(1)) }),
  /** A row that may be about the person of a case, which somebody has to confirm. */
  z.object({ by: z.literal('candidate') }),
  /** The SIM of a community was seen in another device than its own (requirements F3). */
  z.object({ by: z.literal('pair') }),
  /** A row that matches nobody and names a place. */
  z.object({ by: z.literal('unmatched'), ...rows }),
]);

/** A published rule of comparison: data with a version, which each finding names (requirements D4, D7). */
export const findingRule = z.object({
  id: findingRuleId,
  version: z.int().check(z.positive()),
  fromDate: day,
  basis: line(120).check(z.meta({ description: 'The document that it rests on' })),
  names: z.object({ zh: line(60), en: line(100) }),
  ask: z.object({ zh: line(200), en: line(300) }).check(z.meta({ description: 'What is to be done' })),
  kind: findingKind,
  hours: z.int().check(z.positive(), z.meta({ description: 'By when it is to be seen through' })),
  when,
});
export type FindingRule = z.infer<typeof findingRule>;

/** Whether a rule goes by the list of risk areas, not by what is recorded of the case. */
export function restsOnAreas({ when }: Pick<FindingRule, 'when'>): boolean {
  return when.by === 'trip' || (when.by === 'time' && when.owed === 'delisted-release');
}
