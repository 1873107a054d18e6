import { type Metric, metrics, type Telling } from '../../schemas/metric.ts';
import type { TallyKey } from '../../schemas/tally.ts';

/** The ids of the metrics that are told from a tally, in the order of the dictionary. */
export function metricsOfTally(key: TallyKey): string[] {
  return metrics.filter(({ told }: Metric) => isToldFrom(told, key)).map(({ id }) => id);
}

function isToldFrom(told: Telling, key: string): boolean {
  const [cohort] = key.split('.');
  switch (told.by) {
    case 'sum':
    case 'standing':
    case 'past-days':
      return told.keys.some((one) => one === key);
    case 'balance':
      return [...told.on, ...told.off].some((one) => one === key);
    case 'fallen-due':
      return cohort === told.cohort;
    case 'pending':
      return cohort === 'uncontacted' || cohort === 'queued';
    case 'rounds':
      return cohort === 'handed-out';
    case 'percentile':
      return key.startsWith('verified.hours.');
  }
}
