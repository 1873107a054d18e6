import { writeCsv } from '../../functions/shared/csv/write-file.ts';
import { writeParquet } from '../../functions/shared/parquet/write-parquet.ts';
import type { Column, Row, WrittenFile } from '../../functions/shared/sheet/sheet.ts';
import { writeWorkbook } from '../../functions/shared/sheet/write-workbook.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import type { reporter } from './report.ts';

const kinds = ['text', 'text', 'whole', 'instant', 'day', 'decimal'] as const;
const width = 25;
/** So many different rows are there before the clock starts, again and again with another id: more than a compressor looks back. */
const different = 10_000;

const columns: Column[] = Array.from({ length: width }, (_, index) => ({
  name: `column_${index + 1}`,
  heading: `第${index + 1}列`,
  kind: kinds[index % kinds.length] ?? 'text',
  width: 16,
}));

const places = [
  '郑州市/金水区/未来路街道',
  '洛阳市/栾川县/陶湾镇',
  '南阳市/唐河县/桐寨铺镇',
  '信阳市/浉河区/车站街道',
];
const states = ['已提交', '已分派', '已核查', '已解除', '已撤销'];

function aRow(seed: number): Row {
  const texts = [
    `${places[seed % 4]}第${seed % 97}社区`,
    states[seed % 5],
    `${410_000 + (seed % 2_999)}${seed}`,
  ];
  return columns.map(({ kind }, index) => {
    const value = (seed * 7_919 + index * 104_729) % 1_000_003;
    if (kind === 'text') return texts[(seed + index) % 3];
    if (kind === 'whole') return value;
    if (kind === 'decimal') return value / 100;
    if (kind === 'day') return addDays('2026-01-20', value % 90);
    return `2026-01-${10 + (value % 20)}T${10 + (value % 10)}:${10 + (value % 50)}:00.000Z`;
  });
}

function* rowsFrom(prepared: readonly Row[], count: number): Generator<Row> {
  for (let index = 0; index < count; index += 1) {
    const [, ...rest] = prepared[index % prepared.length] ?? [];
    yield [`declarations/${index.toString(36).padStart(22, 'A')}`, ...rest];
  }
}

type Figure = ReturnType<typeof reporter>['figure'];

/** Reads a file that is being written, and says how long it took, with how much of a core, and the most memory above what was used before. */
async function readThrough({ bytes, sheets }: WrittenFile) {
  const base = process.memoryUsage.rss();
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  let [size, peak] = [0, base];
  for await (const part of bytes) {
    size += part.length;
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  const { user, system } = process.cpuUsage(cpu);
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
  return {
    seconds: (performance.now() - began) / 1_000,
    cpu: (user + system) / 1e6,
    mb: (peak - base) / 2 ** 20,
    size,
    rows,
  };
}

/** How long a million rows that are there take to become a file of each kind, and the memory that takes (design.md F12). */
export async function measureFiles(figure: Figure, rows = 1_000_000): Promise<void> {
  const prepared = Array.from({ length: different }, (_, seed) => aRow(seed));
  const sheet = () => ({ name: '报备名单', columns, rows: rowsFrom(prepared, rows) });
  const writtenAt = new Date('2026-01-21T04:00:00.000Z');
  const workbook = { title: '报备名单', author: '报备', writtenAt, sheets: [sheet()] };
  const xlsx = await readThrough(writeWorkbook(workbook));
  figure('F12_s', xlsx.seconds, `≤ 60 for a million rows; ${xlsx.rows} rows of ${width} columns`);
  figure('F12_mb', xlsx.mb, '≤ 256');
  for (const [kind, written] of [
    ['xlsx', xlsx],
    ['parquet', await readThrough(writeParquet(sheet()))],
    ['csv', await readThrough(writeCsv(sheet()))],
  ] as const) {
    figure(`file_${kind}`, { ...written });
  }
}
