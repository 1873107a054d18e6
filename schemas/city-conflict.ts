import * as z from 'zod/mini';
import { actor, declarationId } from './declaration.ts';
import { feedRunId } from './feed-run.ts';
import { communityCode } from './region.ts';
import { instant, line } from './text.ts';

/** Why a row and what stands here contradict each other. */
export const cityConflictKind = z.enum([
  'day-held',
  'changed-here',
  'too-late',
  'edits-used-up',
  'same-time',
  'differs',
  'elsewhere',
]);
export type CityConflictKind = z.infer<typeof cityConflictKind>;

export const cityConflictNames: Readonly<Record<CityConflictKind, { zh: string; en: string }>> = {
  'day-held': {
    zh: '此人当天已在省平台报备，内容不同；已并列保存，由专管员核实。',
    en: 'The person has declared that day here, and said something else: both are kept, and the officer settles it.',
  },
  'changed-here': {
    zh: '该报备已在省平台修改，城市系统其后又有修改。',
    en: 'It was changed here, and by the city’s system since.',
  },
  'too-late': {
    zh: '城市系统要修改或撤销，但此人的预计到达时间已过或已办结。',
    en: 'The city’s system changes or withdraws it, after the expected arrival or after it was closed here.',
  },
  'edits-used-up': {
    zh: '城市系统又修改了一次，但两次修改机会已用完。',
    en: 'The city’s system edits it once more, and both edits have been made.',
  },
  'same-time': {
    zh: '同一编号、同一更新时间的两行内容不同。',
    en: 'Two rows of one reference and one time of update say different things.',
  },
  elsewhere: {
    zh: '此人的报备现由外市负责，城市系统不能直接修改或撤销。',
    en: 'Another city answers for this declaration now: the city’s system can’t change or withdraw it.',
  },
  differs: {
    zh: '与省平台上此人自己的报备不再一致。',
    en: 'It no longer agrees with what the person declared here.',
  },
};

/** What an administrator needs to see of either side to decide, and nothing by which the person is known. */
const conflictSide = z.object({ expectedArrivalAt: instant, community: communityCode });

export const cityConflict = z.object({
  id: z.string(),
  kind: cityConflictKind,
  at: instant,
  import: feedRunId,
  line: z.int().check(z.meta({ description: 'Of the file, its header being the first' })),
  declaration: declarationId.check(z.meta({ description: 'What stands here' })),
  ours: z.optional(conflictSide),
  theirs: z.optional(conflictSide),
  wants: z
    .enum(['edit', 'withdrawal', 'declaration'])
    .check(z.meta({ description: 'What the row would have done' })),
  decision: z.optional(
    z.object({
      kind: z.enum(['ours', 'theirs']),
      at: instant,
      by: z.optional(actor.check(z.meta({ description: 'Not for the city’s client, nor is the reason' }))),
      reason: z.optional(z.string()),
    }),
  ),
});
export type CityConflict = z.infer<typeof cityConflict>;

/** `GET /v1/city-systems/{city}/conflicts`: those to be decided, then the last that were. */
export const cityConflictList = z.object({
  conflicts: z.array(cityConflict),
  open: z.int().check(z.minimum(0)),
});
export type CityConflictList = z.infer<typeof cityConflictList>;

/**
 * `POST /v1/city-systems/{city}/conflicts/{id}/decision`. `theirs` applies what the row says, within what the life of a declaration allows
 * (requirements A4); nobody is blocked while it is open: ours stands.
 */
export const cityDecisionRequest = z.strictObject({
  decision: z.enum(['ours', 'theirs']),
  reason: line(200),
});
export type CityDecisionRequest = z.infer<typeof cityDecisionRequest>;

/** Those to be decided: of a declaration that was contradicted several times the last, for it holds what the city says now. */
export function openConflictsOf(conflicts: readonly CityConflict[]): CityConflict[] {
  const undecided = conflicts.filter(({ decision }) => decision === undefined);
  const last = new Map<string, CityConflict>();
  for (const conflict of [...undecided].sort((one, other) => (one.at < other.at ? -1 : 1)))
    last.set(referenceOfConflict(conflict.id), conflict);
  return [...last.values()];
}

/** A conflict's id begins with the blind index of what the city calls the declaration. */
export const referenceOfConflict = (id: string): string => id.slice(0, referenceLength);
const referenceLength = 22;
