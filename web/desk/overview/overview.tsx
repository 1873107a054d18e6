import { Alert } from 'antd';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { now } from '../../staff/server-time.ts';
import { useStatistics } from '../api/queries.ts';
import { isRefused } from '../api/sentence-of.ts';
import { Failure } from '../shell/failure.tsx';
import { NotShown } from '../shell/not-shown.tsx';
import type { RegionScreenProps } from '../shell/ranged-region.tsx';
import type { RegionAddress } from '../shell/region-frame.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { clockText } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { Arrivals } from './arrivals.tsx';
import { trendRange } from './compare-periods.ts';
import { figureMetrics, KeyFigures, trendMetrics } from './key-figures.tsx';
import { NeedBlock } from './need-block.tsx';
import { Ranking } from './ranking.tsx';
import { Recounted } from './recounted.tsx';
import { Trend } from './trend.tsx';

type At = Extract<RegionAddress, { screen: 'overview' }>;

/** A region at a glance: what happened, what needs somebody now, where, and what is coming. */
export function Overview({ at, range, me }: RegionScreenProps<At>) {
  const words = useWords();
  const { region } = at;
  const today = shanghaiDate(now());
  // What is ranked by may be a figure that no card shows.
  const metrics = at.rank === undefined ? figureMetrics : [...new Set([...figureMetrics, at.rank])];
  const figures = useStatistics({ region, ...range, metrics });
  const trend = useStatistics({ region, ...trendRange(range), metrics: trendMetrics });
  if (figures.data === undefined)
    return isRefused(figures.error) ? (
      <NotShown error={figures.error} region={region} me={me} />
    ) : figures.error === null ? (
      <Waiting rows={10} />
    ) : (
      <Failure error={figures.error} retry={() => void figures.refetch()} />
    );
  const told = figures.data;
  return (
    <div className="overview">
      {told.suppressedBelow !== undefined && (
        <Alert type="warning" showIcon title={words.region.outside(told.suppressedBelow)} />
      )}
      <KeyFigures told={told} days={trend.data?.days ?? []} range={range} today={today} />
      <p className="as-of soft small figures">
        {words.band.updated(clockText(told.asOf))} ·{' '}
        {figures.isRefetchError ? words.band.stale : words.band.live}
      </p>
      <Recounted region={region} />
      <NeedBlock region={region} today={today} />
      <Trend days={trend.data?.days} range={range} />
      {told.children.length > 0 && <Ranking at={{ ...at, range }} told={told} />}
      <Arrivals region={region} today={today} me={me} />
    </div>
  );
}
