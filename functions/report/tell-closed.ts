import type { ClosedRow } from '../../schemas/daily-report.ts';
import type { Notification } from '../../schemas/notification.ts';
import type { ReportProgress } from '../../schemas/report-progress.ts';
import { progressOf } from './close-counties.ts';
import type { CountyDue } from './count-children.ts';
import { sumProgress } from './sum-progress.ts';

export interface TellClosedNeeds {
  /** The counties of the province, in the order of their codes. */
  counties(day: string): Promise<readonly CountyDue[]>;
  rows(day: string, county: string): Promise<readonly ClosedRow[]>;
  notify(notifications: readonly Notification[]): Promise<void>;
}

const provinceDigits = 2;
const cityDigits = 4;
const townshipDigits = 9;

/**
 * Delivers the closed report of a day to the administrators of each level (requirements E4): a message with how many have reported, and where the
 * files are. Numbers of their own area only. Done again, it tells nobody twice, because its messages have the same ids.
 * @returns how many places are told
 */
export async function tellClosed(needs: TellClosedNeeds, day: string): Promise<number> {
  const counties = await needs.counties(day);
  const above = [provinceDigits, cityDigits].flatMap((digits) =>
    Array.from(
      Map.groupBy(counties, ({ county }) => county.slice(0, digits)),
      ([place, some]) =>
        messageOf(day, place, sumProgress(some.flatMap(({ closed }) => closed?.progress ?? []))),
    ),
  );
  await needs.notify(above);
  let told = above.length;
  for (const { county, closed } of counties) {
    if (closed === undefined) continue;
    const townships = Map.groupBy(await needs.rows(day, county), ({ code }) => code.slice(0, townshipDigits));
    const below = Array.from(townships, ([place, rows]) => messageOf(day, place, progressOf(rows)));
    await needs.notify([messageOf(day, county, closed.progress), ...below]);
    told += 1 + below.length;
  }
  return told;
}

function messageOf(day: string, place: string, { due, confirmed, zero }: ReportProgress): Notification {
  return { kind: 'report-closed', id: `report-closed-${day}-${place}`, place, day, due, confirmed, zero };
}
