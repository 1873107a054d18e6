import type { FeedKind } from '../feed-kind.ts';
import { documentColumn, nameColumn, phoneColumn } from './person-columns.ts';

export const healthCode: FeedKind = {
  id: 'health-code',
  version: 1,
  names: { zh: '健康码', en: 'Health code' },
  source: { zh: '省健康码系统', en: 'Provincial health code system' },
  senders: ['big-data-bureau'],
  freshHours: 24,
  whereabouts: false,
  unmatched: 'drop',
  adverse: { when: 'colour', in: ['yellow', 'red'] },
  key: ['document', 'at'],
  factAt: 'at',
  columns: [
    documentColumn,
    nameColumn,
    phoneColumn,
    {
      field: 'colour',
      headers: ['健康码颜色', '码色', '颜色', 'colour', 'color', 'code colour'],
      cell: 'code',
      required: true,
      codes: {
        green: ['绿码', '绿', '绿色', 'green', 'G'],
        yellow: ['黄码', '黄', '黄色', 'yellow', 'Y'],
        red: ['红码', '红', '红色', 'red', 'R'],
      },
    },
    {
      field: 'at',
      headers: ['赋码时间', '转码时间', '更新时间', 'at', 'coloured at', 'updated at'],
      cell: 'instant',
      required: true,
    },
  ],
};
