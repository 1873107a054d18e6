import { metricOf } from '../../../schemas/metric.ts';
import { type ReportedFigures, type ReportedMetric, totalOf } from '../../../schemas/reported-figures.ts';
import { shanghaiMinute } from '../../../schemas/shanghai-day.ts';
import { reportedKeys } from '../../../schemas/tally.ts';
import type { Figure, KeyFigure, OnePage } from '../../shared/pdf/one-page.ts';
import type { Edition, Standing, StandingChild } from './edition.ts';
import { nameOf } from './sheets-of-edition.ts';
import { words } from './words.ts';

const started = reportedKeys.filter((key) => key.startsWith('control-started.'));
/** What who is in charge asks first, each as one or several flows together. */
const keyFigures: readonly { name: string; keys: readonly ReportedMetric[]; isUrgent?: true }[] = [
  ...(['declared', 'arrived', 'verified', 'arrived.high-risk', 'arrived.medium-risk'] as const).map(one),
  { name: words.controlStarted, keys: started },
  one('tests-done'),
  { ...one('tests-positive'), isUrgent: true },
];
const tableColumns: readonly ReportedMetric[] = [
  'declared',
  'arrived',
  'verified',
  'tests-done',
  'tests-positive',
];

function one(key: ReportedMetric): { name: string; keys: readonly ReportedMetric[] } {
  return { name: nameOf(key), keys: [key] };
}

/** The page of a region's report: what happened, who has not said so, and where more is to be seen on the desk (requirements E4). */
export function pageOf(edition: Edition, deskUrl: string): OnePage {
  const { region, day, standing, trend, corrections, number, sha256, closedAt, writtenAt } = edition;
  return {
    language: 'zh',
    title: words.title,
    subtitles: [region.path.replaceAll('/', ''), words.days(day)],
    figures: [
      ...keyFigures.map((figure) => keyFigureOf(figure, standing.figures, trend.at(-2)?.figures)),
      ...reportedOf(standing),
    ],
    trend: {
      title: words.trend,
      unit: words.units.persons,
      days: trend.map((past) => ({ day: past.day, value: past.figures && totalOf(past.figures, 'arrived') })),
    },
    table: tableOf(edition),
    notes: [
      ...(corrections.length > 0 ? [words.correctedNote(corrections.length, shanghaiMinute(writtenAt))] : []),
      ...words.notes,
    ],
    code: { address: `${deskUrl}/#/regions/${region.code}/reports/${day}`, caption: words.scan },
    foot: { number, sha256, closedAt, writtenAt },
  };
}

function keyFigureOf(
  { name, keys, isUrgent }: (typeof keyFigures)[number],
  figures: ReportedFigures,
  yesterday: ReportedFigures | undefined,
): KeyFigure {
  const sum = (some: ReportedFigures): number => keys.reduce((all, key) => all + totalOf(some, key), 0);
  const value = sum(figures);
  const since = keys.reduce((all, key) => all + figures[key].since, 0);
  const change = yesterday === undefined ? words.unknownChange : words.against(value - sum(yesterday));
  const unit = metricOf(keys[0] ?? '')?.unit ?? 'persons';
  return {
    label: name,
    value,
    unit: words.units[unit],
    comparisons: [change, ...(since === 0 ? [] : [words.ofWhichSince(since)])],
    ...(isUrgent && value > 0 && { urgent: true }),
  };
}

function reportedOf({ progress: { due, confirmed, zero, silentZero } }: Standing): KeyFigure[] {
  const unit = words.units.reports;
  const silent = due - confirmed;
  return [
    { label: words.zeroReports, value: zero, unit, comparisons: [words.ofConfirmed(confirmed)] },
    {
      label: words.silent,
      value: silent,
      unit,
      comparisons: [words.of(due), ...(silentZero === undefined ? [] : [words.ofSilent(silentZero)])],
      ...(silent > 0 && { urgent: true }),
    },
  ];
}

function tableOf({ region, standing, children }: Edition): OnePage['table'] {
  const digits = region.code.length as keyof typeof words.tables;
  const numbers = [words.due, words.silent, ...tableColumns.map(nameOf)];
  return {
    title: words.tables[digits],
    columns: [
      { heading: words.name, kind: 'text' },
      ...numbers.map((heading) => ({ heading, kind: 'number' as const })),
    ],
    total: lineOf({ name: words.total, ...standing }),
    rows: children.map(lineOf),
    weights: children.map(weightOf),
  };
}

function lineOf({ name, progress, figures }: Pick<StandingChild, 'name'> & Standing): Figure[] {
  const { due, confirmed } = progress;
  return [name, due, due - confirmed, ...tableColumns.map((key) => totalOf(figures, key))];
}

/** Where a page has no room for all children: positive tests count before what else happened, and that before who was silent. */
function weightOf({ progress, figures }: Standing): number {
  const happened = tableColumns.reduce((sum, key) => sum + totalOf(figures, key), 0);
  return totalOf(figures, 'tests-positive') * 1e12 + happened * 1e6 + progress.due - progress.confirmed;
}
