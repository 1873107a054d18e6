import { type Metric, mainMetrics, metrics, metricsNamed } from '../../schemas/metric.ts';
import { isValidOn, type Region } from '../../schemas/region.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { Statistics, StatisticsQuery } from '../../schemas/statistics.ts';
import { notFound } from '../shared/errors.ts';
import type { Sums } from '../shared/figures/sums.ts';
import { type Named, spanOf, tellStatistics } from '../shared/figures/tell-statistics.ts';

export interface Regions {
  find(code: string): Promise<Region | undefined>;
  below(code: string): Promise<readonly Region[]>;
}

/** What is read of the figures, once it is known that the caller may. */
export interface FigureReads {
  regions: Regions;
  /** What is counted of a region's children over a span. */
  figures: (region: string, span: { from: string; to: string | undefined }) => Promise<Sums>;
}

export interface StatisticsAsked {
  query: StatisticsQuery;
  now: Date;
  /** The last distribution round; nothing before the first. */
  roundAt: string | undefined;
}

/**
 * A region and its children over a range of days (requirements D1).
 * @throws RefusedError `not-found` for a region that does not exist.
 */
export async function viewStatistics(
  { regions, figures }: FigureReads,
  { query, now, roundAt }: StatisticsAsked,
): Promise<Statistics> {
  const { region: code, from, to } = query;
  const chosen = metricsAsked(query);
  const told = { metrics: chosen, moment: { from, to, now, roundAt } };
  const span = spanOf(told, shanghaiDate(now));
  const [region, below, sums] = await Promise.all([
    regions.find(code),
    regions.below(code),
    figures(isCommunity(code) ? code.slice(0, 9) : code, span),
  ]);
  if (region === undefined) throw notFound();
  const own = isCommunity(code) ? onlyOf(code, sums) : sums;
  const children = isCommunity(code) ? [] : childrenOf(region, below, { sums: own, from, to });
  return {
    region: { code, name: region.name, path: region.path },
    from,
    to,
    asOf: now.toISOString(),
    metrics: chosen.map(({ id }) => id),
    ...tellStatistics(own, children, told),
  };
}

/** Those asked for, each once and in the order of the dictionary. */
function metricsAsked({ metrics: asked }: StatisticsQuery): readonly Metric[] {
  if (asked === undefined) return mainMetrics;
  const named = new Set(asked.split(',').flatMap(metricsNamed));
  return metrics.filter((metric) => named.has(metric));
}

const isCommunity = (code: string): boolean => code.length === 12;

function onlyOf(child: string, sums: Sums): Sums {
  return new Map(
    [...sums].map(([day, children]) => [day, new Map([...children].filter(([code]) => code === child))]),
  );
}

/** Those that exist on a day of the range, a township's dispatch list, and whoever else has something: above, the region itself too. */
function childrenOf(
  region: Region,
  below: readonly Region[],
  { sums, from, to }: { sums: Sums; from: string; to: string },
): Named[] {
  const counted = new Set([...sums.values()].flatMap((children) => [...children.keys()]));
  const valid = below.filter(
    (child) => isValidOn(child, from) || isValidOn(child, to) || counted.has(child.code),
  );
  const hasOwn = region.code.length === 9 || counted.has(region.code);
  const named = [...valid, ...(hasOwn ? [region] : [])].map(({ code, name }) => ({
    code,
    name,
  }));
  const known = new Set(named.map(({ code }) => code));
  const nameless = [...counted].filter((code) => !known.has(code)).map((code) => ({ code, name: code }));
  return [...named, ...nameless].toSorted((one, other) => (one.code < other.code ? -1 : 1));
}
