import type { FeedKind } from '../feed-kind.ts';
import { documentColumn, nameColumn, phoneColumn } from './person-columns.ts';

/** The instant of the fact is the result's: a sample whose result is corrected later keeps its key and its newer word. */
export const pcr: FeedKind = {
  id: 'pcr',
  version: 1,
  names: { zh: '核酸检测结果', en: 'PCR results' },
  source: { zh: '省核酸检测信息系统', en: 'Provincial PCR system' },
  senders: ['health-commission', 'disease-control'],
  freshHours: 6,
  whereabouts: false,
  unmatched: { keepWhen: 'result', is: 'positive' },
  adverse: { when: 'result', in: ['positive'] },
  key: ['document', 'sampledAt'],
  factAt: 'resultAt',
  columns: [
    documentColumn,
    nameColumn,
    phoneColumn,
    {
      field: 'sampledAt',
      headers: ['采样时间', 'sampled at', 'sampling time'],
      cell: 'instant',
      required: true,
    },
    {
      field: 'result',
      headers: ['检测结果', '核酸结果', '结果', 'result'],
      cell: 'code',
      required: true,
      codes: {
        negative: ['阴性', '阴', 'negative', '阴性(-)', '-'],
        positive: ['阳性', '阳', 'positive', '阳性(+)', '+'],
        pending: ['待检', '检测中', '待出结果', 'pending'],
      },
    },
    {
      field: 'resultAt',
      headers: ['结果时间', '检测时间', '报告时间', 'result at', 'result time'],
      cell: 'instant',
      required: true,
      notBefore: 'sampledAt',
    },
    {
      field: 'laboratory',
      headers: ['检测机构', '检测机构名称', '实验室', 'laboratory', 'lab'],
      cell: 'text',
      required: false,
    },
    {
      field: 'region',
      headers: ['采样地区代码', '采样地代码', '行政区划代码', '地区代码', 'region', 'region code'],
      cell: 'region',
      required: false,
    },
  ],
};
