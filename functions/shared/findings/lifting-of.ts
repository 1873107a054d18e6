import { findingRules } from '../../../schemas/finding-rules/all.ts';
import { newestOf, standsOn } from '../../../schemas/risk-area.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { type LiftedCase, liftMeasure } from '../life-cycle/lift-measure.ts';
import { coversStays, lostBasis } from '../life-cycle/lost-basis.ts';
import { hitsOfFacts } from './hits-of-facts.ts';
import type { Hit } from './judge-case.ts';
import type { JudgedCase } from './judged.ts';

/**
 * What the system does to a case whose measure rested on risk areas that are off the list: it lifts it (requirements D6). Nothing where
 * something else speaks for holding the person: a positive test, or one without a result yet, what feeds say, another stay, the origin. Then
 * there is a finding, and who has the case decides.
 */
export function liftingOf(judged: JudgedCase, hits: readonly Hit[]): LiftedCase | undefined {
  const { declaration, rules, areas, now } = judged;
  const isWithoutBasis = hits.some(
    ({ rule: { when } }) => when.by === 'time' && when.owed === 'delisted-release',
  );
  if (!isWithoutBasis || mayBeInfected(judged) || isSaidByRows(judged, hits)) return undefined;
  const date = shanghaiDate(now);
  const lifted = lostBasis(declaration, { rules, areas }, date);
  // Of a stay that the list never had in those days, and of the origin, somebody has to say what they ask for.
  if (!coversStays(declaration, lifted) || isFromStanding(judged, date)) return undefined;
  return liftMeasure(declaration, { lifted, rules, at: now.toISOString() });
}

function isFromStanding({ declaration: { origin }, areas }: JudgedCase, date: string): boolean {
  return newestOf(areas).some((area) => standsOn(area, date) && origin.regionCode?.startsWith(area.region));
}

/** Rows that a rule would have somebody controlled for, though this very measure was enough of it until now; and what one finds already. */
function isSaidByRows(judged: JudgedCase, hits: readonly Hit[]): boolean {
  const isFound = hits.some(({ rule: { when } }) => when.by === 'fact' || when.by === 'candidate');
  return (
    isFound ||
    findingRules.some(({ when }) => {
      if (when.by !== 'fact' || when.unless !== 'controlled-since') return false;
      const { unless: _controlled, ...wanted } = when;
      return hitsOfFacts({ ...wanted, states: ['under-control'] }, judged).evidence.length > 0;
    })
  );
}

/**
 * By the last word about each sample, whether an officer or a feed said it: one was positive, or has no result yet. What feeds say of positive ones
 * a rule weighs; the test before the journey counts, too.
 */
function mayBeInfected({ declaration: { verifications, personal }, facts }: JudgedCase): boolean {
  const told = verifications.flatMap(({ step }) => (step.kind === 'test' ? [step] : []));
  const byFeeds = facts.flatMap(({ kind, told: { sampledAt = '', result = '' } }) =>
    kind === 'pcr' && result !== 'positive' ? [{ sampledAt, result }] : [],
  );
  const results = new Map<string, string>();
  for (const { sampledAt, result } of [...byFeeds, ...told])
    if (!(result === 'pending' && results.has(sampledAt))) results.set(sampledAt, result);
  return personal.lastTest?.result === 'positive' || [...results.values()].some((one) => one !== 'negative');
}
