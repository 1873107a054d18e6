import { directionNames, transportNames } from '../code-names.ts';
import { direction, transport } from '../codes.ts';
import { byValue, flow } from './make-metric.ts';

/** Who arrived. */
export const arrived = [
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
