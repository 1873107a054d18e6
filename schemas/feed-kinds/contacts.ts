import type { FeedColumn, FeedKind } from '../feed-kind.ts';
import { documentColumn, nameColumn, phoneColumn } from './person-columns.ts';

const columns: readonly FeedColumn[] = [
  documentColumn,
  nameColumn,
  phoneColumn,
  {
    field: 'place',
    headers: [
      '现住地区代码',
      '所在地区代码',
      '落实地区代码',
      '行政区划代码',
      'place',
      'region',
      'region code',
    ],
    cell: 'region',
    required: true,
  },
  {
    field: 'exposedAt',
    headers: ['末次接触时间', '最后接触时间', '接触时间', '暴露时间', 'exposed at', 'last exposure'],
    cell: 'instant',
    required: true,
  },
];

/** Whoever nobody declared is just as exposed: an unmatched row goes to the place that it names. */
export const closeContact: FeedKind = {
  id: 'close-contact',
  version: 1,
  names: { zh: '密接', en: 'Close contacts' },
  source: { zh: '省流调溯源系统', en: 'Provincial contact tracing system' },
  senders: ['disease-control'],
  freshHours: 24,
  whereabouts: false,
  unmatched: 'keep',
  adverse: 'all',
  key: ['document', 'exposedAt'],
  factAt: 'exposedAt',
  columns: [...columns],
};

export const secondaryCloseContact: FeedKind = {
  ...closeContact,
  id: 'secondary-close-contact',
  names: { zh: '次密接', en: 'Secondary close contacts' },
  columns: [...columns],
};
