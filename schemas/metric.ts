import {
  channelNames,
  controlMeasureNames,
  directionNames,
  originNames,
  transportNames,
} from './code-names.ts';
import { channel, controlMeasure, direction, transport } from './codes.ts';
import { originCodes, type TallyKey } from './tally.ts';

/**
 * The dictionary of metrics: the same words on every screen, in every file and in the API (requirements D1, design.md §5).
 * A flow is what happened on the days of a range. A stock is what stands at the end of the range, or now when that has not
 * come yet; a stock that can only be told as it is now is absent for ranges in the past.
 */
export interface Metric {
  id: string;
  name: { zh: string; en: string };
  definition: { zh: string; en: string };
  kind: 'flow' | 'stock';
  unit: 'declarations' | 'persons' | 'edits' | 'tries' | 'tests' | 'hours';
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
  /** From the histogram of hours, to bucket precision. */
  | { by: 'percentile'; percent: number };

const sum = (...keys: TallyKey[]): Telling => ({ by: 'sum', keys });

function metric(
  id: string,
  [zh, en]: readonly [zh: string, en: string],
  [definitionZh, definitionEn]: readonly [zh: string, en: string],
  rest: Pick<Metric, 'kind' | 'unit' | 'told'>,
): Metric {
  return { id, name: { zh, en }, definition: { zh: definitionZh, en: definitionEn }, ...rest };
}

/** A flow of declarations that is one tally's sum. */
function flow(
  id: TallyKey,
  names: readonly [string, string],
  definitions: readonly [string, string],
  unit: Metric['unit'] = 'declarations',
): Metric {
  return metric(id, names, definitions, { kind: 'flow', unit, told: sum(id) });
}

/** A metric for each value of a code, with the group's words. */
function byValue<Value extends string>(
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

const declared = [
  flow(
    'declared',
    ['报备', 'Declared'],
    [
      '当天提交的报备数，每名出行人计一件，按提交时的目的地计；同一人同一到达日的重复登记不计。',
      'Declarations submitted on the day, one for each traveller, counted where they were declared for; a second filing for the same person and arrival day is not counted, withdrawn or not.',
    ],
  ),
  ...byValue('declared', direction.options, {
    names: directionNames,
    zh: '报备',
    en: 'Declared',
    unit: 'declarations',
  }),
  ...byValue('declared.transport', transport.options, {
    names: transportNames,
    zh: '报备交通方式',
    en: 'Declared by transport',
    unit: 'declarations',
  }),
  ...byValue('declared.origin', originCodes, {
    names: originNames,
    zh: '报备出发地',
    en: 'Declared by origin',
    unit: 'declarations',
  }),
  ...byValue('declared.channel', channel.options, {
    names: channelNames,
    zh: '报备渠道',
    en: 'Declared by channel',
    unit: 'declarations',
  }),
  flow(
    'declared.short-notice',
    ['临期报备', 'Short notice'],
    [
      '到达之前、提前不足 3 天的报备数；补录的除外。',
      'Declared fewer than 3 calendar days ahead of the expected arrival; registered late is another thing.',
    ],
  ),
  flow(
    'declared.late',
    ['补录', 'Registered late'],
    ['到达之后才报备的数量。', 'Declared on a day after the arrival.'],
  ),
  flow(
    'declared.symptoms',
    ['报备有症状', 'Declared with symptoms'],
    ['报备时有发热、咳嗽等症状的数量。', 'Declared with fever, cough or other symptoms.'],
  ),
  flow(
    'declared.risk-stay',
    ['报备到过中高风险地区', 'Declared a risk-area stay'],
    [
      '报备到达前 14 天内到过中高风险地区的数量。',
      'Declared with a stay in a medium- or high-risk area within the 14 days before arrival.',
    ],
  ),
  flow('edited', ['修改', 'Edited'], ['当天的修改次数。', 'Edits made on the day.'], 'edits'),
  flow('withdrawn', ['撤销', 'Withdrawn'], ['当天撤销的报备数。', 'Declarations withdrawn on the day.']),
];

const expected = [
  flow(
    'expected',
    ['预计到达', 'Expected'],
    [
      '预计当天到达的报备数，按现负责地计，撤销和确认不来的除外；“延误”告知不改变预计到达。',
      'Declarations whose current expected arrival is on the day, counted where they are the responsibility now, but for the withdrawn and those not coming; who tells to be delayed is expected as before.',
    ],
  ),
  ...byValue('expected', direction.options, {
    names: directionNames,
    zh: '预计到达',
    en: 'Expected',
    unit: 'declarations',
  }),
  ...byValue('expected.transport', transport.options, {
    names: transportNames,
    zh: '预计到达交通方式',
    en: 'Expected by transport',
    unit: 'declarations',
  }),
  ...byValue('expected.origin', originCodes, {
    names: originNames,
    zh: '预计到达出发地',
    en: 'Expected by origin',
    unit: 'declarations',
  }),
  flow(
    'expected.symptoms',
    ['预计到达有症状', 'Expected with symptoms'],
    ['预计当天到达、报备时有症状的数量。', 'Expected on the day and declared with symptoms.'],
  ),
  flow(
    'expected.risk-stay',
    ['预计到达到过中高风险地区', 'Expected with a risk-area stay'],
    [
      '预计当天到达、报备到过中高风险地区的数量。',
      'Expected on the day and declared with a stay in a medium- or high-risk area.',
    ],
  ),
];

const work = [
  flow(
    'assigned',
    ['分派', 'Assigned'],
    [
      '当天提交、现由本地负责的报备数，撤销的除外。',
      'Submitted on the day and now the responsibility of the place, but for the withdrawn.',
    ],
  ),
  metric(
    'handed-out',
    ['分发', 'Handed out'],
    [
      '由当天各轮定时分发、现由本地负责的报备数，撤销的除外。',
      'Released by the day’s distribution rounds and now the responsibility of the place, but for the withdrawn.',
    ],
    { kind: 'flow', unit: 'declarations', told: { by: 'rounds' } },
  ),
  flow(
    'verified',
    ['核查', 'Verified'],
    [
      '当天第一次联系上、确认到达或确认不来的报备数。',
      'Reached, found arrived or found not coming for the first time on the day.',
    ],
  ),
  flow(
    'verified.in-time',
    ['按时核查', 'Verified in time'],
    [
      '在规定时限（当天 24 时；末轮之后的为次日 12 时）前第一次核查的数量。',
      'First verified before it was due: by 24:00 of the day, or by 12:00 of the next for what came after the last round (C1).',
    ],
  ),
  metric(
    'verified.median-hours',
    ['核查用时中位数', 'Median hours to verify'],
    [
      '从分发（转派的从接收）到第一次核查的小时数的中位数（按分档精度）。',
      'Median of the hours from handing out, or from the acceptance of a transfer, to the first verification, to bucket precision.',
    ],
    { kind: 'flow', unit: 'hours', told: { by: 'percentile', percent: 50 } },
  ),
  metric(
    'verified.p90-hours',
    ['核查用时 90 分位', '90th percentile hours to verify'],
    [
      '九成报备自分发（转派的自接收）起在此小时数内完成第一次核查（按分档精度）。',
      'Nine in ten were first verified within so many hours of being handed out, or of the acceptance of a transfer, to bucket precision.',
    ],
    { kind: 'flow', unit: 'hours', told: { by: 'percentile', percent: 90 } },
  ),
  metric(
    'pending',
    ['待核查', 'Pending'],
    ['已分发、还没有联系上的报备数。', 'Handed out and not reached yet.'],
    { kind: 'stock', unit: 'declarations', told: { by: 'pending' } },
  ),
  metric(
    'overdue',
    ['逾期未核查', 'Overdue'],
    [
      '过了当天知晓、当天上报的时限还没有联系上的报备数。',
      'Not reached although the same-day rule’s time has passed (C1).',
    ],
    { kind: 'stock', unit: 'declarations', told: { by: 'fallen-due', cohort: 'uncontacted' } },
  ),
  metric(
    'no-show',
    ['逾期未到', 'No-show'],
    [
      '预计到达后 6 小时仍没有确认到达或不来的报备数。',
      'Neither arrived nor known not to come 6 hours after the expected arrival (C6), from the next full hour on.',
    ],
    { kind: 'stock', unit: 'declarations', told: { by: 'fallen-due', cohort: 'awaited' } },
  ),
  flow(
    'unreached',
    ['未联系上', 'Tries without reaching'],
    ['当天打电话或上门没有联系上的次数。', 'Calls and visits of the day that did not reach the person.'],
    'tries',
  ),
  metric(
    'unreachable',
    ['失联', 'Unreachable'],
    ['尝试过、现在仍没有联系上的报备数。', 'Tried and not reached by now.'],
    { kind: 'stock', unit: 'declarations', told: { by: 'standing', keys: ['unreachable'] } },
  ),
  metric('open', ['在办', 'Open'], ['还没有办结的报备数。', 'Declarations with something left to do.'], {
    kind: 'stock',
    unit: 'declarations',
    told: { by: 'standing', keys: ['open'] },
  }),
  flow(
    'transferred-out',
    ['转出', 'Transferred out'],
    [
      '当天被其他社区接收的转派数，按转出地计。',
      'Transfers that another community accepted on the day, counted where they came from.',
    ],
  ),
  flow(
    'transferred-in',
    ['转入', 'Transferred in'],
    ['当天接收的转派数。', 'Transfers accepted on the day, counted where they went.'],
  ),
  metric(
    'awaiting-acceptance',
    ['待接收', 'Awaiting acceptance'],
    ['转派给本地、还没有答复的数量。', 'Transferred to the place and not answered yet.'],
    { kind: 'stock', unit: 'declarations', told: { by: 'standing', keys: ['awaiting-acceptance'] } },
  ),
];

const arrived = [
  flow(
    'arrived',
    ['到达', 'Arrived'],
    [
      '实际到达日为当天的人数，按确认到达时的负责地计。',
      'Persons who arrived on the day, counted where their arrival was recorded.',
    ],
    'persons',
  ),
  ...byValue('arrived', direction.options, {
    names: directionNames,
    zh: '到达',
    en: 'Arrived',
    unit: 'persons',
  }),
  ...byValue('arrived.transport', transport.options, {
    names: transportNames,
    zh: '到达交通方式',
    en: 'Arrived by transport',
    unit: 'persons',
  }),
  flow(
    'arrived.symptoms',
    ['到达有症状', 'Arrived with symptoms'],
    ['到达时询问有症状的人数。', 'With symptoms when asked on arrival.'],
    'persons',
  ),
  flow(
    'arrived.risk-stay',
    ['到达前到过中高风险地区', 'Arrived after a risk-area stay'],
    [
      '到达时询问、14 天内到过中高风险地区的人数。',
      'With a stay in a medium- or high-risk area within the 14 days before arrival, asked on arrival.',
    ],
    'persons',
  ),
  flow(
    'arrived.medium-risk',
    ['中风险地区到达', 'From medium-risk areas'],
    ['按到达时有效的名单，来自中风险地区的人数。', 'From a medium-risk area, by the list valid at arrival.'],
    'persons',
  ),
  flow(
    'arrived.high-risk',
    ['高风险地区到达', 'From high-risk areas'],
    [
      '按到达时有效的名单，来自高风险地区的人数；同时到过中风险地区的只计在高风险。',
      'From a high-risk area, by the list valid at arrival; who was in a medium-risk area too counts here only.',
    ],
    'persons',
  ),
  flow(
    'not-coming',
    ['不来', 'Not coming'],
    ['当天确认不来的人数。', 'Found on the day not to be coming.'],
    'persons',
  ),
];

const control = [
  ...byValue('control-started', controlMeasure.options, {
    names: controlMeasureNames,
    zh: '新增管控',
    en: 'Control started',
    unit: 'persons',
  }),
  metric(
    'under-control',
    ['在管', 'Under control'],
    [
      '处于管控措施期内的人数，按现负责地计。',
      'Persons within the period of a control measure, counted where they are the responsibility now.',
    ],
    {
      kind: 'stock',
      unit: 'persons',
      told: {
        by: 'balance',
        on: controlMeasure.options.map((one) => `control-on.${one}` as const),
        off: controlMeasure.options.map((one) => `control-off.${one}` as const),
      },
    },
  ),
  ...byValue('under-control', controlMeasure.options, {
    names: controlMeasureNames,
    zh: '在管',
    en: 'Under control',
    unit: 'persons',
    told: (one) => ({
      kind: 'stock',
      told: { by: 'balance', on: [`control-on.${one}`], off: [`control-off.${one}`] },
    }),
  }),
  flow('released', ['解除', 'Released'], ['当天办结解除的人数。', 'Released on the day.'], 'persons'),
  flow(
    'tests-due',
    ['应检', 'Tests due'],
    [
      '按当时执行的措施当天应做的核酸检测数，按当天结束时的负责地计。',
      'Nucleic acid tests that the measure in force asks for on the day, counted where the case was when the day ended, or when it was asked for after that.',
    ],
    'tests',
  ),
  flow(
    'tests-done',
    ['已检', 'Tests done'],
    ['当天应做的核酸检测中已做的数量。', 'Of the tests due on the day, those done.'],
    'tests',
  ),
  metric(
    'tests-overdue',
    ['逾期未检', 'Tests overdue'],
    [
      '应检日已过、在办报备中仍未做的核酸检测数。',
      'Tests whose day has passed and that were not done, of open declarations.',
    ],
    { kind: 'stock', unit: 'tests', told: { by: 'past-days', keys: ['tests-owed'] } },
  ),
  flow(
    'tests-positive',
    ['阳性', 'Positive tests'],
    [
      '当天采样、结果为阳性的检测数；一份样本计一次，按登记时的负责地计。',
      'Samples taken on the day whose last known result is positive, each once, counted where they were recorded.',
    ],
    'tests',
  ),
];

export const metrics: readonly Metric[] = [...declared, ...expected, ...work, ...arrived, ...control];

const byId: ReadonlyMap<string, Metric> = new Map(metrics.map((one) => [one.id, one]));

/** The metric of an id; undefined for an unknown one. */
export function metricOf(id: string): Metric | undefined {
  return byId.get(id);
}

/** The metrics that an id or a group stands for: `declared.origin` is all of its values. Empty for an unknown one. */
export function metricsNamed(name: string): Metric[] {
  const one = byId.get(name);
  return one === undefined ? metrics.filter(({ group }) => group === name) : [one];
}

/** What a screen asks for when nothing is said: the metrics that are no value of a group. */
export const mainMetrics: readonly Metric[] = metrics.filter(({ group }) => group === undefined);
