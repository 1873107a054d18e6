import { type Metric, metrics, type Telling } from '../../schemas/metric.ts';
import type { TallyKey } from '../../schemas/tally.ts';

/** The ids of the metrics that are told from a tally, in the order of the dictionary; what became known since is part of its flow. */
export function metricsOfTally(key: TallyKey): string[] {
  const counted = key.startsWith(since) ? key.slice(since.length) : key;
  return metrics.filter(({ told }: Metric) => isToldFrom(told, counted)).map(({ id }) => id);
}

const since = 'since.';

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
      return key.startsWith(`${told.histogram}.`);
    case 'share':
      return told.all.some((one) => one === key);
  }
}
