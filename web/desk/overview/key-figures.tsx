import { controlMeasureNames, directionNames } from '../../../schemas/code-names.ts';
import type { Statistics } from '../../../schemas/statistics.ts';
import type { Range } from '../address.ts';
import { percent } from '../words/numbers.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { comparisonsOf, flowOver, valueOf } from './compare-periods.ts';
import { FigureCard } from './figure-card.tsx';
import { figureLink } from './figure-link.ts';
import { FigurePart } from './figure-part.tsx';
import { useEarlierStock } from './use-earlier-stock.ts';

/** What the overview asks for. */
export const figureMetrics = [
  ...['declared', 'declared.coming', 'declared.returning', 'declared.short-notice'],
  ...['expected', 'arrived', 'arrived.coming', 'arrived.returning'],
  ...['arrived.high-risk', 'arrived.medium-risk', 'arrived.symptoms', 'withdrawn', 'not-coming'],
  ...['verified', 'verified.in-time', 'verified.median-hours'],
  ...['under-control', 'under-control.centralized-quarantine', 'under-control.home-quarantine'],
  ...['overdue', 'pending', 'awaiting-acceptance', 'no-show', 'tests-overdue'],
];
export const trendMetrics = ['declared', 'arrived', 'verified', 'arrived.high-risk', 'arrived.medium-risk'];

interface Given {
  told: Statistics;
  /** The days before, of which the comparisons are made. */
  days: Statistics['days'];
  range: Range;
  today: string;
}

/** The five figures that a day is judged by. */
export function KeyFigures({ told, days, range, today }: Given) {
  const words = useWords();
  const language = useLanguage();
  const { total, suppressedBelow } = told;
  const comparisons = comparisonsOf(range);
  const region = told.region.code;
  const earlierStock = useEarlierStock(region, 'under-control', comparisons);
  // What a day that has not ended has so far is less than any whole day: the earlier figure is told instead of a fall.
  const isUnfinished = range.to >= today;
  const { since, whole } = words.figures;
  const flowsBefore = (metric: string) =>
    comparisons.map((one) => ({
      label: (isUnfinished ? whole : since)[one.kind](one.shift),
      value: flowOver(days, one.range, metric),
      isWhole: isUnfinished,
    }));
  const stocksBefore = comparisons.map((one, index) => ({
    label: since[one.kind](one.shift),
    value: earlierStock[index],
    isWhole: false,
  }));
  const card = (metric: string, earlier = flowsBefore(metric)) => ({
    metric,
    value: valueOf(total, metric),
    earlier,
    suppressedBelow,
    href: figureLink({ metric, region, range }),
  });
  const part = (metric: string, name?: string) => (
    <FigurePart
      metric={metric}
      {...(name === undefined ? {} : { name })}
      value={total[metric]}
      suppressedBelow={suppressedBelow}
      href={figureLink({ metric, region, range })}
    />
  );
  const inTime = percent(valueOf(total, 'verified.in-time'), valueOf(total, 'verified'));
  return (
    <ul className="figure-cards" aria-label={words.figures.title}>
      <FigureCard {...card('declared')}>
        {part('declared.coming', directionNames.coming[language])}
        {part('declared.returning', directionNames.returning[language])}
      </FigureCard>
      <FigureCard {...card('arrived')}>
        {part('arrived.coming', directionNames.coming[language])}
        {part('arrived.returning', directionNames.returning[language])}
      </FigureCard>
      <FigureCard {...card('verified')}>
        <span className="figure-part">
          {words.figures.inTime} <b>{inTime ?? '—'}</b>
        </span>
        {part('verified.median-hours', words.figures.median)}
      </FigureCard>
      <FigureCard {...card('arrived.high-risk')}>{part('arrived.medium-risk')}</FigureCard>
      <FigureCard {...card('under-control', stocksBefore)}>
        {part(
          'under-control.centralized-quarantine',
          controlMeasureNames['centralized-quarantine'][language],
        )}
        {part('under-control.home-quarantine', controlMeasureNames['home-quarantine'][language])}
      </FigureCard>
    </ul>
  );
}
