import type { OnePage } from '../../../functions/shared/pdf/one-page.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';

const cities = [
  '郑州市',
  '开封市',
  '洛阳市',
  '平顶山市',
  '安阳市',
  '鹤壁市',
  '新乡市',
  '焦作市',
  '濮阳市',
  '许昌市',
  '漯河市',
  '三门峡市',
  '南阳市',
  '商丘市',
  '信阳市',
  '周口市',
  '驻马店市',
  '济源示范区',
];

/** A page as a report gives it, with what a test is about. */
export function aPage(over: Partial<OnePage> = {}): OnePage {
  return {
    language: 'zh',
    title: '来（返）豫人员报备日报告',
    subtitles: ['河南省', '2026年1月20日 00:00–24:00（北京时间）', '省疫情防控指挥部办公室'],
    figures: [
      {
        label: '报备人数',
        value: 128_456,
        unit: '人',
        comparisons: ['较前一日 +3,412（+2.7%）', '较上周同日 −1,204'],
      },
      { label: '到达人数', value: 96_210, unit: '人', comparisons: ['较前一日 +1,020', '较上周同日 +8,812'] },
      { label: '已核查', value: 95_877, unit: '人', comparisons: ['较前一日 +998'] },
      { label: '超期未核查', value: 333, unit: '人', comparisons: ['较前一日 +22'], urgent: true },
      { label: '在管人数', value: 12_004, unit: '人', comparisons: ['较前一日 −310'] },
      { label: '来自高风险地区', value: 1_204, unit: '人', comparisons: ['较前一日 +14'] },
      { label: '来自中风险地区', value: 4_411, unit: '人', comparisons: ['较前一日 −88'] },
      { label: '核查中位用时', value: 2.46, unit: '小时', comparisons: ['较前一日 −0.2'] },
      { label: '已确认社区', value: 52_101, unit: '个', comparisons: ['共 52,378 个'] },
      { label: '未上报社区', value: 277, unit: '个', comparisons: ['较前一日 +41'], urgent: true },
    ],
    trend: {
      title: '每日报备人数',
      unit: '人',
      days: Array.from({ length: 31 }, (_, index) => ({
        day: addDays('2025-12-21', index),
        value: 60_000 + ((index * 7_919) % 40_000) + index * 1_100,
      })),
    },
    table: {
      title: '各市情况',
      columns: [
        { heading: '名称', kind: 'text' },
        ...['报备', '到达', '已核查', '超期', '在管', '未上报社区'].map((heading) => ({
          heading,
          kind: 'number' as const,
        })),
      ],
      total: ['河南省', 128_456, 96_210, 95_877, 333, 12_004, 277],
      rows: cities.map((name, index) => [
        name,
        12_345 - index * 311,
        9_012 - index * 204,
        8_990 - index * 203,
        index % 4 === 3 ? '< 5' : index * 3,
        1_200 - index,
        index % 5 ? index : 0,
      ]),
    },
    notes: [
      '零报告社区按派生、确认、静默三类分别统计；确认为零而数据不符的，须附异议。',
      '数据为当日 24:00 所知；此后补录的计入下一期的更正。',
    ],
    code: { address: 'https://desk.example.cn/#/reports/2026-01-20/41', caption: '扫码查看明细' },
    foot: {
      number: '41-20260120-1',
      sha256: '3f5a'.repeat(16),
      closedAt: '2026-01-21T04:00:00.000Z',
      writtenAt: '2026-01-21T04:00:00.000Z',
    },
    ...over,
  };
}
