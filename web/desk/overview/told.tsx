import { type Metric, metricOf } from '../../../schemas/metric.ts';
import { count, hoursText } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';

interface Given {
  metric: string;
  value: number | null | undefined;
  /** Counts below it are kept back (requirements D8). */
  suppressedBelow?: number | undefined;
  unit?: boolean;
}

/** What is told of many together: it is no count, and says nothing without its unit. */
const isRatio = (said: Metric | undefined): boolean =>
  said?.told.by === 'percentile' || said?.told.by === 'share';

/** A figure with its unit; a dash when it can't be told, and "under 5" when it is kept back. */
export function Told({ metric, value, suppressedBelow, unit = false }: Given) {
  const words = useWords();
  const said = metricOf(metric);
  if (value === null || value === undefined) {
    const isSmall = suppressedBelow !== undefined && !isRatio(said);
    return isSmall ? (
      <span className="soft">{`<${suppressedBelow}`}</span>
    ) : (
      <span className="soft">
        <span aria-hidden="true">—</span>
        <span className="visually-hidden">{words.figures.notTold}</span>
      </span>
    );
  }
  const text = isRatio(said) ? hoursText(value) : count(value);
  return (
    <>
      {text}
      {(unit || isRatio(said)) && said !== undefined && (
        <span className="unit">{words.figures.units[said.unit]}</span>
      )}
    </>
  );
}
