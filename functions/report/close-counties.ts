import { createHash } from 'node:crypto';
import { type ClosedRow, type Confirmation } from '../../schemas/daily-report.ts';
import { type ReportProgress } from '../../schemas/report-progress.ts';
import { isZero, type ReportedFigures, sumFigures } from '../../schemas/reported-figures.ts';
import { reportedKeys, type Tally } from '../../schemas/tally.ts';
import { figuresOfTallies } from './figures-of-tallies.ts';
import type { Expected } from './find-missing.ts';

/** What of a confirmation stands when the day is closed. */
export type Confirmed = Pick<Confirmation, 'kind' | 'onBehalf' | 'at' | 'figures'> & { objected: boolean };

export interface TownshipRows {
  day: string;
  township: string;
  rows: readonly ClosedRow[];
}

export interface ClosedCounty {
  day: string;
  county: string;
  progress: ReportProgress;
  figures: ReportedFigures;
  /** Of all rows in their order. */
  sha256: string;
}

export interface CloseNeeds {
  /** The communities of a county that have to report, and what was confirmed, as the last write left them. */
  county(
    day: string,
    county: string,
  ): Promise<{
    expected: readonly Expected[];
    confirmations: ReadonlyMap<string, Confirmed>;
  }>;
  figures(townships: readonly string[], day: string): Promise<ReadonlyMap<string, readonly Tally[]>>;
  /** Drafts a county whose draft failed in the night: who was never asked is silent, and is named all the same. */
  draft(day: string, county: string): Promise<unknown>;
  /** Keeps the rows of a township unless there are some already. @returns those that stand */
  keep(rows: TownshipRows): Promise<TownshipRows>;
  note(closed: ClosedCounty): Promise<void>;
}

/**
 * Closes the report of a day for some counties (requirements E2, E3): what was confirmed stands as it was; of who is silent, what the data say
 * now. Rows that stand already stay, so that closing again, or twice at once, closes the same.
 * @returns how many communities there are
 */
export async function closeCounties(
  needs: CloseNeeds,
  { day, counties }: { day: string; counties: readonly string[] },
): Promise<number> {
  const sizes = await Promise.all(counties.map((county) => closeCounty(needs, day, county)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function closeCounty(needs: CloseNeeds, day: string, county: string): Promise<number> {
  const found = await needs.county(day, county);
  if (found.expected.length === 0) await needs.draft(day, county);
  const { expected, confirmations } = found.expected.length === 0 ? await needs.county(day, county) : found;
  const townships = Map.groupBy(expected, ({ code }) => code.slice(0, 9));
  const counted = await needs.figures([...townships.keys()], day);
  const kept = await Promise.all(
    Array.from(townships, ([township, communities]) => {
      const tallies = counted.get(township) ?? [];
      const rows = communities.map((one) => rowOf(one, confirmations.get(one.code), tallies));
      return needs.keep({ day, township, rows });
    }),
  );
  const rows = kept
    .toSorted((one, other) => (one.township < other.township ? -1 : 1))
    .flatMap((one) => one.rows);
  await needs.note({
    day,
    county,
    progress: progressOf(rows),
    figures: sumFigures(rows.map(({ figures }) => figures)),
    sha256: hashOf(rows),
  });
  return rows.length;
}

function rowOf(
  { code, name }: Expected,
  confirmed: Confirmed | undefined,
  tallies: readonly Tally[],
): ClosedRow {
  if (confirmed === undefined) {
    const figures = figuresOfTallies(code, tallies);
    return { code, name, standing: 'silent', onBehalf: false, objected: false, figures };
  }
  const { kind, onBehalf, at, figures, objected } = confirmed;
  return { code, name, standing: kind, onBehalf, objected, confirmedAt: at, figures };
}

export function progressOf(rows: readonly ClosedRow[]): ReportProgress {
  return {
    due: rows.length,
    confirmed: rows.filter((row) => row.standing !== 'silent').length,
    zero: rows.filter((row) => row.standing === 'zero').length,
    objected: rows.filter((row) => row.objected).length,
    silentZero: rows.filter((row) => row.standing === 'silent' && isZero(row.figures)).length,
  };
}

/** Of rows in their order, each with all that it says. */
export function hashOf(rows: readonly ClosedRow[]): string {
  const hash = createHash('sha256');
  for (const { code, name, standing, onBehalf, objected, confirmedAt, figures } of rows) {
    const counts = reportedKeys.flatMap((key) => [figures[key].atMidnight, figures[key].since]);
    hash.update(
      `${JSON.stringify([code, name, standing, onBehalf, objected, confirmedAt ?? null, counts])}\n`,
    );
  }
  return hash.digest('hex');
}
