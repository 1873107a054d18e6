import { lazy, Suspense, useMemo } from 'react';
import { metricOf } from '../../../schemas/metric.ts';
import type { Statistics } from '../../../schemas/statistics.ts';
import type { Range } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { WhenSeen } from '../shell/when-seen.tsx';
import { dayText } from '../words/day-words.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { shownRange } from './compare-periods.ts';
import { Told } from './told.tsx';

const TrendChart = lazy(() => import('../charts/trend-chart.tsx'));
const lines = ['declared', 'arrived', 'verified'];

/** What happened day by day: lines to see, and a table of the same numbers. */
export function Trend({ days, range }: { days: Statistics['days'] | undefined; range: Range }) {
  const words = useWords();
  const language = useLanguage();
  const { from, to } = shownRange(range);
  const shown = useMemo(() => days?.filter(({ date }) => date >= from && date <= to), [days, from, to]);
  const drawn = useMemo(
    () => ({
      dates: shown?.map(({ date }) => date) ?? [],
      lines: lines.map((metric) => ({
        name: metricOf(metric)?.name[language] ?? metric,
        values: shown?.map(({ values }) => values[metric] ?? null) ?? [],
      })),
    }),
    [shown, language],
  );
  return (
    <Block title={words.trend.title} help={words.trend.help} className="trend">
      {shown === undefined ? (
        <Waiting rows={6} />
      ) : (
        <>
          <WhenSeen waiting={<div className="trend-chart" />}>
            <Suspense fallback={<div className="trend-chart" />}>
              <TrendChart {...drawn} label={words.trend.chart(from, to)} />
            </Suspense>
          </WhenSeen>
          <details>
            <summary>{words.trend.table}</summary>
            <table className="sheet-table figures">
              <thead>
                <tr>
                  <th scope="col">{words.trend.day}</th>
                  {drawn.lines.map(({ name }) => (
                    <th key={name} scope="col" className="number">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {[...shown].reverse().map(({ date, values }) => (
                  <tr key={date}>
                    <th scope="row">{dayText(date, language)}</th>
                    {lines.map((metric) => (
                      <td key={metric} className="number">
                        <Told metric={metric} value={values[metric]} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </Block>
  );
}
