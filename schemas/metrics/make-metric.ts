import type { TallyKey } from '../tally.ts';

/** One metric of the dictionary (../metric.ts). */
export interface Metric {
  id: string;
  name: { zh: string; en: string };
  definition: { zh: string; en: string };
  kind: 'flow' | 'stock';
  unit:
    | 'declarations'
    | 'persons'
    | 'edits'
    | 'tries'
    | 'tests'
    | 'hours'
    | 'reports'
    | 'findings'
    | 'percent';
  /** How it is told from what is counted (tally.ts). */
  told: Telling;
  /** The group that it is one value of, such as `declared.origin`; absent for a metric of its own. */
  group?: string;
}

export type Telling =
  /** The sum over the days of the range. */
  | { by: 'sum'; keys: readonly TallyKey[] }
  /** The sum over all days: what stands now. */
  | { by: 'standing'; keys: readonly TallyKey[] }
  /** The sum over the days up to the end of the range, of `on` less `off`. */
  | { by: 'balance'; on: readonly TallyKey[]; off: readonly TallyKey[] }
  /** The sum of the cohorts (one key an hour of the day) that have fallen due. */
  | { by: 'fallen-due'; cohort: 'uncontacted' | 'awaited' }
  /** The sum over the days before today, up to the end of the range. */
  | { by: 'past-days'; keys: readonly TallyKey[] }
  /** The sum over the rounds that have come. */
  | { by: 'rounds' }
  /** Not contacted, less what no round has handed out yet. */
  | { by: 'pending' }
  /** From a histogram of hours, to bucket precision. */
  | { by: 'percentile'; percent: number; histogram: 'verified.hours' | 'findings-closed.hours' }
  /** Of the sum of some, in percent, the sum of others. */
  | { by: 'share'; of: readonly TallyKey[]; all: readonly TallyKey[] };

export const sum = (...keys: TallyKey[]): Telling => ({ by: 'sum', keys });

/** A metric with its words, Chinese before English. */
export function metric(
  id: string,
  [zh, en]: readonly [zh: string, en: string],
  [definitionZh, definitionEn]: readonly [zh: string, en: string],
  rest: Pick<Metric, 'kind' | 'unit' | 'told'>,
): Metric {
  return { id, name: { zh, en }, definition: { zh: definitionZh, en: definitionEn }, ...rest };
}

/** A flow of declarations that is one tally's sum. */
export function flow(
  id: TallyKey,
  names: readonly [string, string],
  definitions: readonly [string, string],
  unit: Metric['unit'] = 'declarations',
): Metric {
  return metric(id, names, definitions, { kind: 'flow', unit, told: sum(id) });
}

/** A metric for each value of a code, with the group's words. */
export function byValue<Value extends string>(
  group: string,
  values: readonly Value[],
  words: {
    names: Readonly<Record<Value, { zh: string; en: string }>>;
    zh: string;
    en: string;
    unit: Metric['unit'];
    told?: (value: Value) => Pick<Metric, 'kind' | 'told'>;
  },
): Metric[] {
  return values.map((value) => {
    const { zh, en } = words.names[value];
    const how = words.told?.(value) ?? { kind: 'flow' as const, told: sum(`${group}.${value}` as TallyKey) };
    return {
      ...metric(
        `${group}.${value}`,
        [`${words.zh}：${zh}`, `${words.en}: ${en}`],
        [`${words.zh}中${zh}的数量。`, `Of “${words.en}”, those with ${en}.`],
        { unit: words.unit, ...how },
      ),
      group,
    };
  });
}
