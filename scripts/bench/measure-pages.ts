import type { OnePage } from '../../functions/shared/pdf/one-page.ts';
import { writeOnePage } from '../../functions/shared/pdf/write-one-page.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import { readRegions } from '../seed/read-regions.ts';
import type { reporter } from './report.ts';

const measures = ['报备', '到达', '已核查', '超期', '在管', '未上报社区'];

/** A page of a report of a county, as full as they become. */
function aPage(region: string, townships: readonly string[], seed: number): OnePage {
  const numbers = (row: number) => measures.map((_, index) => (seed * 31 + row * 17 + index * 7_919) % 9_973);
  return {
    language: 'zh',
    title: '来（返）豫人员报备日报告',
    subtitles: [region, '2026年1月20日 00:00–24:00（北京时间）'],
    figures: numbers(0)
      .concat(numbers(1))
      .slice(0, 10)
      .map((value, index) => ({
        label: `${measures[index % measures.length] ?? ''}人数`,
        value,
        unit: '人',
        comparisons: [`较前一日 +${value % 97}`, `较上周同日 −${value % 89}`],
      })),
    trend: {
      title: '每日报备人数',
      unit: '人',
      days: Array.from({ length: 31 }, (_, index) => ({
        day: addDays('2025-12-21', index),
        value: (seed * index * 37) % 9_973,
      })),
    },
    table: {
      title: '各乡镇（街道）情况',
      columns: [
        { heading: '名称', kind: 'text' },
        ...measures.map((heading) => ({ heading, kind: 'number' as const })),
      ],
      total: [region, ...numbers(2)],
      rows: townships.map((name, index) => [name, ...numbers(index)]),
    },
    notes: ['零报告社区按派生、确认、静默三类分别统计；确认为零而数据不符的，须附异议。'],
    code: { address: `https://desk.example.cn/#/reports/2026-01-20/${seed}`, caption: '扫码查看明细' },
    foot: {
      number: `${seed}-20260120-1`,
      sha256: '3f5a'.repeat(16),
      closedAt: '2026-01-21T04:00:00.000Z',
      writtenAt: '2026-01-21T04:00:00.000Z',
    },
  };
}

/** The processor time that a page takes, the first one (which opens the fonts) and those after it (design.md F9: 200 of them in a closing). */
export async function measurePages(
  figure: ReturnType<typeof reporter>['figure'],
  count = 200,
): Promise<void> {
  const regions = [...readRegions()];
  const counties = regions.filter(({ code }) => code.length === 6).slice(0, count);
  const pages = counties.map(({ code, path }) => {
    const townships = regions.filter((one) => one.code.length === 9 && one.code.startsWith(code));
    return aPage(
      path.replaceAll('/', ' '),
      townships.map(({ name }) => name),
      Number(code),
    );
  });
  const times: number[] = [];
  for (const page of pages) {
    const cpu = process.cpuUsage();
    await writeOnePage(page);
    const { user, system } = process.cpuUsage(cpu);
    times.push((user + system) / 1_000);
  }
  const [first = 0, ...others] = times;
  figure('page_first_ms', first);
  figure('page_ms', others.reduce((sum, time) => sum + time, 0) / others.length, '≤ 120, of a core');
  figure('page_slowest_ms', Math.max(...others));
}
