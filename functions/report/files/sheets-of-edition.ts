import type { ClosedRow } from '../../../schemas/daily-report.ts';
import { metricOf } from '../../../schemas/metric.ts';
import { isZero, type ReportedFigures, totalOf } from '../../../schemas/reported-figures.ts';
import { shanghaiMinute } from '../../../schemas/shanghai-day.ts';
import { reportedKeys } from '../../../schemas/tally.ts';
import type { Cell, Column, Row, Sheet } from '../../shared/sheet/sheet.ts';
import { restatedBy } from '../sum-restated.ts';
import type { Edition, Standing } from './edition.ts';
import { words } from './words.ts';

const text = (name: string, heading: string, width: number): Column => ({
  name,
  heading,
  kind: 'text',
  width,
});
const whole = (name: string, heading: string): Column => ({ name, heading, kind: 'whole', width: 10 });
const instant = (name: string, heading: string): Column => ({ name, heading, kind: 'instant', width: 17 });

/** A column a flow: both parts together. */
const figureColumns: readonly Column[] = reportedKeys.map((key) =>
  whole(key.replaceAll(/[.-]/g, '_'), nameOf(key)),
);
const figuresOf = (figures: ReportedFigures): Cell[] => reportedKeys.map((key) => totalOf(figures, key));

const codeAndName = [text('code', words.code, 14), text('name', words.name, 24)];
const yes = (is: boolean): string => (is ? words.yes : '');

export function nameOf(metric: string): string {
  return metricOf(metric)?.name.zh ?? metric;
}

/** The sheets of a region's workbook (requirements E4): what it came to, its children, who was silent, and what was corrected. */
export function sheetsOf(edition: Edition): Sheet[] {
  const { communities, region } = edition;
  const isCounty = region.code.length === 6;
  return [
    summarySheet(edition),
    childrenSheet(edition),
    ...(isCounty ? [{ name: words.communities, columns: rowColumns, rows: communities.map(rowOf) }] : []),
    silentSheet(edition),
    correctionsSheet(edition),
  ];
}

/**
 * The same figures as lines for programs: the region first, then its children, and a county's communities. The code tells the level, and
 * the day stands in each line, so that lines of several days can be put together.
 */
export function linesOf(edition: Edition): Sheet {
  const { day, communities, region, standing, children, corrections } = edition;
  const own = { code: region.code, name: region.name, ...standing, corrections: corrections.length };
  const deepest = region.code.length === 6 ? communities.map((row) => childOf(row, edition)) : [];
  return {
    name: words.report,
    columns: [{ ...text('day', words.dayOfLine, 12), kind: 'day' }, ...childColumns],
    rows: [own, ...children, ...deepest].map((one): Row => [day, ...childRow(one)]),
  };
}

function summarySheet(edition: Edition): Sheet {
  const { standing, trend, corrections } = edition;
  const yesterday = trend.at(-2)?.figures;
  const facts = factsOf(edition).map(([fact, value]): Row => [fact, value]);
  const figures = reportedKeys.map((key): Row => {
    const { atMidnight, since } = standing.figures[key];
    const total = atMidnight + since;
    const before = yesterday && totalOf(yesterday, key);
    const change = before === undefined ? undefined : total - before;
    return [nameOf(key), total, atMidnight, since, before, change, restatedBy(corrections, key)];
  });
  const columns = [
    text('item', words.item, 30),
    { ...whole('total', words.total), width: 20 },
    ...[whole('at_midnight', words.atMidnight), whole('since', words.since)],
    ...[whole('day_before', words.dayBefore), whole('change', words.change)],
    whole('corrected', words.corrected),
  ];
  return { name: words.summary, columns, rows: [...facts, ...figures] };
}

function factsOf({
  number,
  region,
  day,
  closedAt,
  sha256,
  standing,
  corrections,
}: Edition): [string, Cell][] {
  const { due, confirmed, zero, objected, silentZero } = standing.progress;
  return [
    [words.number, number],
    [words.region, region.path],
    [words.day, day],
    [words.closedAt, shanghaiMinute(closedAt)],
    [words.sha256, sha256],
    [words.due, due],
    [words.confirmed, confirmed],
    [words.zero, zero],
    [words.silent, due - confirmed],
    [words.silentZero, silentZero],
    [words.objected, objected],
    [words.corrections, corrections.length],
  ];
}

const childColumns = [
  ...codeAndName,
  ...[whole('due', words.due), whole('confirmed', words.confirmed), whole('zero', words.zero)],
  ...[whole('silent', words.silent), whole('silent_zero', words.silentZero)],
  ...[whole('objected', words.objected), whole('corrections', words.corrections)],
  ...figureColumns,
];

type Child = Standing & { code: string; name: string; corrections: number };

function childRow({ code, name, progress, figures, corrections }: Child): Row {
  const { due, confirmed, zero, objected, silentZero } = progress;
  const reported = [due, confirmed, zero, due - confirmed, silentZero, objected];
  return [code, name, ...reported, corrections, ...figuresOf(figures)];
}

function childrenSheet({ children }: Edition): Sheet {
  return { name: words.children, columns: childColumns, rows: children.map(childRow) };
}

function childOf({ code, name, standing, objected, figures }: ClosedRow, { corrections }: Edition): Child {
  const progress = {
    due: 1,
    confirmed: standing === 'silent' ? 0 : 1,
    zero: standing === 'zero' ? 1 : 0,
    objected: objected ? 1 : 0,
    silentZero: standing === 'silent' && isZero(figures) ? 1 : 0,
  };
  const own = corrections.filter(({ community }) => community === code).length;
  return { code, name, progress, figures, corrections: own };
}

const rowColumns = [
  ...codeAndName,
  text('standing', words.standing, 10),
  ...[text('on_behalf', words.onBehalf, 8), text('objected', words.objected, 8)],
  instant('confirmed_at', words.confirmedAt),
  ...figureColumns,
];

function rowOf({ code, name, standing, onBehalf, objected, confirmedAt, figures }: ClosedRow): Row {
  return [
    ...[code, name, words.standings[standing], yes(onBehalf), yes(objected), confirmedAt],
    ...figuresOf(figures),
  ];
}

function silentSheet({ silent }: Edition): Sheet {
  return {
    name: words.silentSheet,
    columns: [...codeAndName, text('township', words.township, 40), text('zero', words.dataZero, 12)],
    rows: silent.map(({ code, name, path, isZero }): Row => [code, name, path, yes(isZero)]),
  };
}

function correctionsSheet({ corrections }: Edition): Sheet {
  const columns = [
    ...[text('code', words.code, 14), text('community', words.community, 48)],
    ...[whole('n', words.nth), instant('at', words.correctedAt), text('by', words.by, 48)],
    ...[text('metric', words.item, 30), whole('was', words.was), whole('now', words.now)],
  ];
  const rows = corrections.flatMap(({ community, communityPath, n, at, placePath, changed }): Row[] => {
    const head = [community, communityPath, n, at, placePath];
    if (changed.length === 0) return [[...head, words.onlyLate]];
    return changed.map(({ metric, was, now }) => [...head, nameOf(metric), was, now]);
  });
  return { name: words.corrections, columns, rows };
}
