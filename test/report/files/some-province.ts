import { hashOf, progressOf } from '../../../functions/report/close-counties.ts';
import type { EditionReads } from '../../../functions/report/files/read-edition.ts';
import type { ClosedRow } from '../../../schemas/daily-report.ts';
import type { Region } from '../../../schemas/region.ts';
import { sumFigures } from '../../../schemas/reported-figures.ts';
import { noFigures } from '../../support/a-report.ts';

export const day = '2026-01-17';
export const closedAt = '2026-01-18T04:01:00.000Z';

/** A community's row: silent, or reported with so many who arrived. */
export function aRow(code: string, arrived?: number, over: Partial<ClosedRow> = {}): ClosedRow {
  const figures = { ...noFigures, arrived: { atMidnight: arrived ?? 0, since: 0 } };
  if (arrived === undefined)
    return {
      code,
      name: `村${code.slice(-3)}`,
      standing: 'silent',
      onBehalf: false,
      objected: false,
      figures,
      ...over,
    };
  return {
    ...{ code, name: `村${code.slice(-3)}`, standing: arrived === 0 ? 'zero' : 'figures' },
    ...{ onBehalf: false, objected: false, confirmedAt: '2026-01-18T00:30:00.000Z', figures },
    ...over,
  };
}

/** What is read of a province whose communities came to these rows; their order is that of their codes. */
export function readsOf(rows: readonly ClosedRow[], closedDays: readonly string[] = [day]): EditionReads {
  const sorted = rows.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const within = (region: string) => sorted.filter(({ code }) => code.startsWith(region));
  const codes = new Set(rows.flatMap(({ code }) => [2, 4, 6, 9, 12].map((digits) => code.slice(0, digits))));
  const region = (code: string): Region => ({
    code,
    name: `区${code}`,
    path: `路径/${code}`,
    validFrom: '2020-01-01',
  });
  return {
    region: (code) => Promise.resolve(codes.has(code) ? region(code) : undefined),
    below: (code) => {
      const digits = { 2: 4, 4: 6, 6: 9, 9: 12 }[code.length] ?? 0;
      return Promise.resolve(
        [...codes].filter((one) => one.length === digits && one.startsWith(code)).map(region),
      );
    },
    paths: (some) => Promise.resolve(new Map(some.map((code) => [code, `路径/${code}`]))),
    counties: (of, code) =>
      Promise.resolve(
        Array.from(
          Map.groupBy(within(code), (row) => row.code.slice(0, 6)),
          ([county, own]) => ({
            county,
            communities: own.length,
            ...(closedDays.includes(of) && {
              closed: {
                progress: progressOf(own),
                figures: sumFigures(own.map(({ figures }) => figures)),
                sha256: hashOf(own),
              },
            }),
          }),
        ),
      ),
    rows: (of, county) => Promise.resolve(closedDays.includes(of) ? within(county) : []),
    townshipRows: (days, township) =>
      Promise.resolve(
        new Map(days.filter((one) => closedDays.includes(one)).map((one) => [one, within(township)])),
      ),
  };
}
