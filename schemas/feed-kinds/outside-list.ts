import type { FeedKind } from '../feed-kind.ts';
import { documentColumn, nameColumn, phoneColumn } from './person-columns.ts';

/** Whoever another province asks us to look for is looked for at the place that its letter names, declared or not. */
export const outsideList: FeedKind = {
  id: 'outside-list',
  version: 2,
  names: { zh: '外省协查函名单', en: 'Lists from outside' },
  source: { zh: '外省协查函', en: 'Letters of other provinces' },
  senders: ['headquarters', 'disease-control'],
  // Letters come when they come; a week without one is told.
  freshHours: 168,
  whereabouts: false,
  unmatched: 'keep',
  adverse: 'all',
  key: ['document', 'letterNumber'],
  factAt: 'at',
  answered: true,
  columns: [
    documentColumn,
    nameColumn,
    phoneColumn,
    {
      field: 'letterNumber',
      headers: ['协查函号', '协查函编号', '函号', '文号', 'letter number', 'letter'],
      cell: 'text',
      required: true,
    },
    {
      field: 'place',
      headers: ['协查地区代码', '落实地区代码', '行政区划代码', '地区代码', 'place', 'region', 'region code'],
      cell: 'region',
      required: true,
    },
    {
      field: 'at',
      headers: ['协查日期', '发函日期', '发函时间', '日期', 'at', 'date'],
      cell: 'day',
      required: true,
    },
  ],
};
