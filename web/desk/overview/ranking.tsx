import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { metricOf } from '../../../schemas/metric.ts';
import type { Statistics } from '../../../schemas/statistics.ts';
import { go } from '../address.ts';
import { Block } from '../shell/block.tsx';
import type { RegionAddress } from '../shell/region-frame.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { WhenSeen } from '../shell/when-seen.tsx';
import { useLanguage, useWords } from '../words/use-words.ts';
import { rankChildren, rankedBy, regionsBelow } from './rank-children.ts';
import { RankingTable } from './ranking-table.tsx';

const MapChart = lazy(() => import('../charts/map-chart.tsx'));
/** The province and its cities have shapes of what lies below. */
const widestDrawn = 4;

type At = Extract<RegionAddress, { screen: 'overview' }>;

/** The regions below, side by side as a table and as a sketch, by the figure that somebody chose. */
export function Ranking({ at, told }: { at: At; told: Statistics }) {
  const words = useWords();
  const language = useLanguage();
  const metric = at.rank ?? 'declared';
  const ranked = useMemo(() => rankChildren(regionsBelow(told), metric), [told, metric]);
  const shaded = useMemo(
    () => ranked.map(({ code, name, values }) => ({ code, name, value: values[metric] ?? undefined })),
    [ranked, metric],
  );
  const place = useRef<HTMLDivElement>(null);
  const asked = useRef(at.rank);
  // A figure that opens the ranking leads the eye there; a screen that begins with one stays at its top.
  useEffect(() => {
    if (asked.current !== at.rank) place.current?.scrollIntoView({ block: 'nearest' });
    asked.current = at.rank;
  }, [at.rank]);
  const nameOf = (id: string) => metricOf(id)?.name[language] ?? id;
  const choices: readonly string[] = rankedBy;
  const isDrawn = at.region.length <= widestDrawn;
  return (
    <div ref={place}>
      <Block
        title={words.ranking.title}
        end={
          <label className="choice-of">
            <span>{words.ranking.by}</span>
            <select value={metric} onChange={(event) => go({ ...at, rank: event.target.value }, 'replace')}>
              {(choices.includes(metric) ? choices : [metric, ...choices]).map((id) => (
                <option key={id} value={id}>
                  {nameOf(id)}
                </option>
              ))}
            </select>
          </label>
        }
      >
        <div className={isDrawn ? 'ranking ranking-drawn' : 'ranking'}>
          <RankingTable at={at} ranked={ranked} metric={metric} told={told} />
          {isDrawn && (
            <WhenSeen waiting={<Waiting rows={8} />}>
              <Suspense fallback={<Waiting rows={8} />}>
                <MapChart
                  region={at.region}
                  regions={shaded}
                  label={words.ranking.mapLabel(nameOf(metric))}
                  choose={(code) => {
                    const { rank: _rank, ...there } = at;
                    go({ ...there, region: code, ...(at.rank === undefined ? {} : { rank: at.rank }) });
                  }}
                />
              </Suspense>
            </WhenSeen>
          )}
        </div>
      </Block>
    </div>
  );
}
