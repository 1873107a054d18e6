import { type ReportedFigures, type ReportedMetric, totalOf } from '../../../schemas/reported-figures.ts';
import { Icon } from '../../look/icon.tsx';
import { language } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import type { Before } from './changed-figures.ts';
import { figureGroups, type GroupName, isNothing } from './figure-groups.ts';
import { figureName } from './figure-name.ts';
import { useReportWords } from './words/use-report-words.ts';

interface FiguresProps {
  figures: ReportedFigures;
  before: Before;
  /** Where the cases of a figure are. */
  linkOf: (metric: ReportedMetric) => string;
}

interface FigureProps extends FiguresProps {
  metric: ReportedMetric;
}

/** What a figure was, when it has changed while it was looked at. */
function changedFrom({ figures, before, metric }: FigureProps): number | undefined {
  const was = before[metric];
  return was === totalOf(figures, metric) ? undefined : was;
}

function isQuiet(figure: FigureProps): boolean {
  const { atMidnight, since } = figure.figures[figure.metric];
  return atMidnight === 0 && since === 0 && changedFrom(figure) === undefined;
}

/** What was known at 24:00, and beside it what became known since; it opens to its cases (ux.md). */
function Figure(figure: FigureProps) {
  const reportWords = useReportWords();
  const name = figureName(figure.metric, useCell(language));
  const was = changedFrom(figure);
  const { atMidnight, since } = figure.figures[figure.metric];
  const told = (
    <>
      <span class="figure-name">{name}</span>
      <strong class="figure-count figures">{atMidnight}</strong>
      {(was !== undefined || since !== 0) && (
        <span class="figure-marks badges">
          {was !== undefined && <span class="badge badge-waiting">{reportWords.was(was)}</span>}
          {since !== 0 && (
            <span class="badge badge-accent">{reportWords.since(since, atMidnight + since)}</span>
          )}
        </span>
      )}
    </>
  );
  return (
    <li class={was === undefined ? '' : 'figure-changed'}>
      {atMidnight + since === 0 ? (
        <span class="figure">{told}</span>
      ) : (
        <a class="figure" href={figure.linkOf(figure.metric)}>
          {told}
          <Icon name="forward" size={20} />
        </a>
      )}
    </li>
  );
}

/** Zeros are said, each of them, and take no room. */
function Zeros({ metrics }: { metrics: readonly ReportedMetric[] }) {
  const reportWords = useReportWords();
  const chosen = useCell(language);
  if (metrics.length === 0) return null;
  return (
    <ul class="zeros soft small figures">
      {metrics.map((metric) => (
        <li key={metric}>{reportWords.figure(figureName(metric, chosen), 0)}</li>
      ))}
    </ul>
  );
}

function Group({
  name,
  metrics,
  ...of
}: FiguresProps & { name: GroupName; metrics: readonly ReportedMetric[] }) {
  const reportWords = useReportWords();
  const zeros = metrics.filter((metric) => isQuiet({ ...of, metric }));
  const told = metrics.filter((metric) => !zeros.includes(metric));
  return (
    <section class="figure-group" aria-labelledby={`figures-${name}`}>
      <h3 id={`figures-${name}`} class="soft small">
        {reportWords.groups[name]}
      </h3>
      {told.length > 0 && (
        <ul>
          {told.map((metric) => (
            <Figure key={metric} metric={metric} {...of} />
          ))}
        </ul>
      )}
      <Zeros metrics={zeros} />
    </section>
  );
}

/** The figures of a day, zeros explicit (requirements E1); a day of zeros in one sentence first. */
export function FigureList(of: FiguresProps) {
  const reportWords = useReportWords();
  const groups = figureGroups.map((group) => <Group key={group.name} {...group} {...of} />);
  const isChanged = Object.keys(of.before).length > 0;
  const isKnownSince = Object.values(of.figures).some(({ since }) => since !== 0);
  return (
    <section class="card" aria-label={reportWords.figures}>
      {isNothing(of.figures) && !isChanged ? (
        <>
          <p>{reportWords.nothing}</p>
          <details class="report-zeros">
            <summary>{reportWords.showAll}</summary>
            {groups}
          </details>
        </>
      ) : (
        <>
          {isChanged && <p role="status">{reportWords.changed}</p>}
          {isKnownSince && <p class="soft small figures-known">{reportWords.known}</p>}
          {groups}
        </>
      )}
    </section>
  );
}
