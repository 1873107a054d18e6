import { mainMetrics, metrics } from '../../schemas/metric.ts';
import type { Dictionary } from '../../schemas/statistics.ts';

/** The dictionary of metrics as it is published: how they are told from what is counted is nobody's business. */
export function listMetrics(): Dictionary['metrics'] {
  return metrics.map(({ told: _told, ...published }) => ({
    ...published,
    main: mainMetrics.some(({ id }) => id === published.id),
  }));
}
