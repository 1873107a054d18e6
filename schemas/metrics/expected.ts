import { directionNames, originNames, transportNames } from '../code-names.ts';
import { direction, transport } from '../codes.ts';
import { originCodes } from '../tally.ts';
import { byValue, flow } from './make-metric.ts';

/** Who is expected. */
export const expected = [
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
