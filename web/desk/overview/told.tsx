import { metricOf } from '../../../schemas/metric.ts';
import { count, hoursText } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';

interface Given {
  metric: string;
  value: number | null | undefined;
  /** Counts below it are kept back (requirements D8). */
  suppressedBelow?: number | undefined;
  unit?: boolean;
}

/** A figure with its unit; a dash when it can't be told, and "under 5" when it is kept back. */
export function Told({ metric, value, suppressedBelow, unit = false }: Given) {
  const words = useWords();
  const said = metricOf(metric);
  if (value === null || value === undefined) {
    const isSmall = suppressedBelow !== undefined && said?.told.by !== 'percentile';
    return isSmall ? (
      <span className="soft">{`<${suppressedBelow}`}</span>
    ) : (
      <span className="soft">
        <span aria-hidden="true">—</span>
        <span className="visually-hidden">{words.figures.notTold}</span>
      </span>
    );
  }
  const text = said?.unit === 'hours' ? hoursText(value) : count(value);
  return (
    <>
      {text}
      {(unit || said?.unit === 'hours') && said !== undefined && (
        <span className="unit">{words.figures.units[said.unit]}</span>
      )}
    </>
  );
}
