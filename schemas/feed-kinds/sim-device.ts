import type { FeedKind } from '../feed-kind.ts';

/**
 * In which devices the operators’ networks saw the SIMs of communities (requirements F3: found from the operator’s pairs). Compared with the
 * registry of equipment, not with people; what is told of a number that is none of ours is counted and forgotten.
 */
export const simDevice: FeedKind = {
  id: 'sim-device',
  version: 1,
  about: 'equipment',
  names: { zh: '机卡配对', en: 'Pairs of SIM and device' },
  source: { zh: '通信运营商', en: 'Telecom operators' },
  senders: ['operators'],
  freshHours: 48,
  whereabouts: false,
  unmatched: 'drop',
  adverse: { unlessIn: 'imei' },
  key: ['number', 'at'],
  factAt: 'at',
  columns: [
    {
      field: 'number',
      headers: ['手机号', '手机号码', '号码', '专属号码', '业务号码', 'number', 'msisdn', 'phone number'],
      cell: 'number',
      required: true,
    },
    {
      field: 'imei',
      headers: ['IMEI', '终端串号', '设备串号', '串号', 'device', 'imei or imeisv'],
      cell: 'imei',
      required: true,
    },
    {
      field: 'at',
      headers: ['时间', '采集时间', '配对时间', '最近使用时间', '统计时间', 'at', 'seen at', 'last seen'],
      cell: 'instant',
      required: true,
    },
  ],
};
