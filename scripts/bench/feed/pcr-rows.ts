import type { FeedCounts } from '../../../functions/compare/reconcile/reconcile-chunks.ts';

export const headerLine = '姓名,证件号码,手机号,采样时间,检测结果,结果时间,检测机构,采样地区代码\n';
export const receivedAt = new Date('2026-01-21T12:00:00+08:00');

type Fate = 'matched' | 'candidates' | 'kept' | 'dropped' | 'repeated' | 'rejected' | 'in-conflict';

/** What becomes of the n-th row: some thousandths each of what is wrong, every 33rd row about somebody active. */
function fateOf(n: number): Fate {
  if (n % 1_000 === 7 || n % 2_000 === 27) return 'rejected';
  if (n % 1_000 === 17) return 'candidates';
  if (n % 5_000 === 37) return 'kept';
  if (n % 10_000 === 48) return 'repeated';
  if (n % 100_000 === 58 || n % 100_000 === 59) return 'in-conflict';
  return n % 33 === 0 ? 'matched' : 'dropped';
}

/** Areas of invented people, of which none was ever given out; two digits apart, so that no single one makes one of them the other. */
const areas = { active: 419_501, outsider: 419_677 } as const;
/** Ranges of virtual operators. */
const ranges = { active: 162, outsider: 165 } as const;

/** What is written in a row of a PCR feed. */
export interface PcrRow {
  isActive: boolean;
  /** Which of the active ones, or of all others. */
  person: number;
  isMisspelled: boolean;
  isFuture: boolean;
  result: 'positive' | 'negative' | 'pending';
  /** From this the time of the sample follows. */
  sample: number;
  name: 0 | 1;
}

/** The n-th row of a feed with so many active people. */
export function pcrRow(n: number, people: number): PcrRow {
  const fate = fateOf(n);
  if (fate === 'repeated') return pcrRow(n - 1, people);
  if (n % 100_000 === 59) return { ...pcrRow(n - 1, people), result: 'pending' };
  const isActive = fate === 'matched' || fate === 'candidates';
  return {
    isActive,
    person: isActive ? (n * 7_919) % people : n,
    isMisspelled: fate === 'candidates' || n % 1_000 === 7,
    isFuture: n % 2_000 === 27,
    result: fate === 'kept' ? 'positive' : 'negative',
    sample: n,
    name: n % 2 === 0 ? 0 : 1,
  };
}

export function areaOf({ isActive }: Pick<PcrRow, 'isActive'>): number {
  return isActive ? areas.active : areas.outsider;
}

export function rangeOf({ isActive }: Pick<PcrRow, 'isActive'>): number {
  return isActive ? ranges.active : ranges.outsider;
}

/** What comparing so many rows has to count. */
export function expectedCounts(rows: number): FeedCounts {
  const counts = { rows, matched: 0, candidates: 0, kept: 0, dropped: 0, repeated: 0, rejected: 0 };
  for (let n = 0; n < rows; n += 1) {
    const fate = fateOf(n);
    counts[fate === 'in-conflict' ? 'rejected' : fate] += 1;
  }
  return counts;
}
