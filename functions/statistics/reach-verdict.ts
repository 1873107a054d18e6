import type { Tally } from '../../schemas/tally.ts';
import type { Drift } from './compare-tallies.ts';
import { deepestDrifts } from './deepest-drifts.ts';
import type { Judgement } from './judge-figures.ts';
import { settleDrifts } from './settle-drifts.ts';

/** What a night found of the figures of a region. */
export interface Verdict {
  region: string;
  night: string;
  /** What differed once may have been a moment's. */
  state: 'suspected' | 'final';
  judgedAt: string;
  drifting: number;
  unsettled: number;
  listed: Drift[];
}

export interface Verdicts {
  find(night: string, region: string): Promise<Verdict | undefined>;
  /** Keeps it in the place of the one before; false when another is there by now. */
  keep(verdict: Verdict, before: Verdict | undefined): Promise<boolean>;
}

export interface Judging {
  verdicts: Verdicts;
  /** What differs; and then what was counted since the night began, so that it has all that is in the figures. */
  judge(
    night: string,
    region: string,
  ): Promise<{ drifts: Judgement['drifts']; changed: Iterable<Pick<Tally, 'place' | 'date' | 'key'>> }>;
}

/** What is told of one by one: a thousand would tell nothing more. */
const mostListed = 200;
/** Between two looks at what differs; less than between two looks at the night. */
const momentMs = 10 * 60_000;

/**
 * Judges the figures of a region against the night's recount. What changed meanwhile is not judged. What differs is judged again
 * after a moment before it is called drift: a change that was read and is not counted yet, because the stream is behind, is by
 * then. A final verdict stays; told again it is nothing.
 * @returns the verdict that was kept; nothing when there was nothing to judge, or another was faster
 */
export async function reachVerdict(
  judging: Judging,
  { night, region }: { night: string; region: string },
  now: Date,
): Promise<Verdict | undefined> {
  const { verdicts } = judging;
  const before = await verdicts.find(night, region);
  if (before?.state === 'final' || (before && now.getTime() - Date.parse(before.judgedAt) < momentMs))
    return undefined;
  const { drifts, changed } = await judging.judge(night, region);
  const { standing, unsettled } = settleDrifts(deepestDrifts(drifts), changed);
  const found = before === undefined ? standing : foundAgain(standing, before);
  const verdict: Verdict = {
    region,
    night,
    state: before === undefined && found.length > 0 ? 'suspected' : 'final',
    judgedAt: now.toISOString(),
    drifting: found.length,
    unsettled,
    listed: found.slice(0, mostListed).map(({ place, date, key, expected, counted }) => ({
      place,
      date,
      key,
      expected,
      counted,
    })),
  };
  return (await verdicts.keep(verdict, before)) ? verdict : undefined;
}

/** What differs as it did before; of more than were listed then, all. */
function foundAgain(standing: Judgement['drifts'], before: Verdict): Judgement['drifts'] {
  if (before.drifting > before.listed.length) return standing;
  return standing.filter((one) => before.listed.some((known) => isSame(one, known)));
}

function isSame(one: Drift, other: Drift): boolean {
  return (
    one.place === other.place &&
    one.date === other.date &&
    one.key === other.key &&
    one.counted - one.expected === other.counted - other.expected
  );
}
