import { channelNames, directionNames, originNames, transportNames } from '../code-names.ts';
import { channel, direction, transport } from '../codes.ts';
import { originCodes } from '../tally.ts';
import { byValue, flow } from './make-metric.ts';

/** What was declared. */
export const declared = [
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
