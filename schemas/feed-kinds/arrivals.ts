import type { FeedColumn, FeedKind } from '../feed-kind.ts';
import { documentColumn, nameColumn, phoneColumn } from './person-columns.ts';

const seen: readonly FeedColumn[] = [
  {
    field: 'seenAt',
    headers: ['到达时间', '通行时间', '验票时间', '查验时间', '抓拍时间', 'seen at', 'arrived at'],
    cell: 'instant',
    required: true,
  },
  {
    field: 'region',
    headers: ['到达地区代码', '查验地区代码', '行政区划代码', '地区代码', 'region', 'region code'],
    cell: 'region',
    required: true,
  },
];

const service: FeedColumn = {
  field: 'serviceNumber',
  headers: ['车次', '航班号', '班次', '车牌号', 'service number', 'train', 'flight', 'plate'],
  cell: 'text',
  required: false,
};

/** What all kinds of arrival evidence share: they tell whereabouts, so they are off and keep nothing of who is not declared. */
const evidence: Omit<FeedKind, 'id' | 'names' | 'source' | 'senders'> = {
  version: 1,
  freshHours: 12,
  whereabouts: true,
  unmatched: 'drop',
  // Having arrived is nothing against anybody.
  adverse: 'none',
  key: ['document', 'seenAt'],
  factAt: 'seenAt',
  columns: [documentColumn, nameColumn, phoneColumn, ...seen, service],
};

export const arrivalKinds: readonly FeedKind[] = [
  {
    ...evidence,
    id: 'rail',
    names: { zh: '铁路到达', en: 'Arrivals by rail' },
    source: { zh: '铁路客票系统', en: 'Railway ticketing' },
    senders: ['railway'],
  },
  {
    ...evidence,
    id: 'air',
    names: { zh: '民航到达', en: 'Arrivals by air' },
    source: { zh: '机场离港系统', en: 'Airports’ departure control' },
    senders: ['airports'],
  },
  {
    ...evidence,
    id: 'road',
    names: { zh: '公路到达', en: 'Arrivals by road' },
    source: { zh: '高速公路卡口', en: 'Motorway checkpoints' },
    senders: ['transport', 'public-security'],
  },
  {
    ...evidence,
    id: 'gate',
    names: { zh: '场所码扫码', en: 'Gate scans' },
    source: { zh: '场所码系统', en: 'Venue code system' },
    senders: ['big-data-bureau'],
  },
];
