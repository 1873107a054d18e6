import { controlMeasureNames } from '../code-names.ts';
import { controlMeasure } from '../codes.ts';
import { byValue, flow, metric } from './make-metric.ts';

/** Who is under control, and their tests. */
export const control = [
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
    ['应检已检', 'Due tests done'],
    [
      '当天应做的核酸检测中已做的数量；不在应检之列的检测不计入，阳性则不论是否应检都计。',
      'Of the tests due on the day, those done. A test that was not due is not among them; a positive one is told wherever it came from.',
    ],
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
