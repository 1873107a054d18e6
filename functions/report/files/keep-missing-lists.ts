import { buffer } from 'node:stream/consumers';
import type { Region } from '../../../schemas/region.ts';
import type { MissingListFile, MissingListTime } from '../../../schemas/report-files.ts';
import { shanghaiMinute } from '../../../schemas/shanghai-day.ts';
import type { Sheet } from '../../shared/sheet/sheet.ts';
import { writeWorkbook } from '../../shared/sheet/write-workbook.ts';
import type { Expected } from '../find-missing.ts';
import { words } from './words.ts';

export interface MissingListNeeds {
  region(code: string): Promise<Region | undefined>;
  below(code: string): Promise<readonly Region[]>;
  /** Keeps a file in the place of an earlier one. */
  store(key: string, bytes: Buffer): Promise<void>;
  /** Says that there is one. */
  note(of: { day: string; region: string }, list: MissingListFile): Promise<void>;
}

export interface MissingAt {
  day: string;
  time: MissingListTime;
  /** The instant of that time. */
  at: string;
  missing: readonly Expected[];
}

/** Lists of counties, cities and the province; a township sees its own on one screen. */
const digits = [2, 4, 6];

export function missingListKeyOf(day: string, region: string, time: MissingListTime): string {
  return `missing/${day}/${region}/${time}.xlsx`;
}

/**
 * Keeps the whole list of who has not confirmed as a file, for the province, each city and each county where anybody is missing, with the
 * duty phones (requirements E2, E5). Done again, a list takes the place of the earlier one.
 */
export async function keepMissingLists(
  needs: MissingListNeeds,
  { missing, ...when }: MissingAt,
): Promise<void> {
  const townships = new Map<string, string>();
  for (const county of new Set(missing.map(({ code }) => code.slice(0, 6))))
    for (const { code, path } of await needs.below(county)) townships.set(code, path);
  for (const length of digits)
    for (const [region, some] of Map.groupBy(missing, ({ code }) => code.slice(0, length)))
      await keepList(needs, { ...when, region, some, townships });
}

async function keepList(
  needs: MissingListNeeds,
  given: Omit<MissingAt, 'missing'> & {
    region: string;
    some: readonly Expected[];
    townships: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { day, time, at, region: code, some } = given;
  const region = await needs.region(code);
  const name = words.missingName(region?.name ?? code, day, shanghaiMinute(at).slice(-5).replace(':', ''));
  const { bytes } = writeWorkbook({
    title: name,
    author: words.author,
    writtenAt: new Date(at),
    sheets: [sheetOf(given)],
  });
  await needs.store(missingListKeyOf(day, code, time), await buffer(bytes));
  await needs.note({ day, region: code }, { time, at, name: `${name}.xlsx`, missing: some.length });
}

function sheetOf({ some, townships }: Parameters<typeof keepList>[1]): Sheet {
  return {
    name: words.silentSheet,
    columns: [
      { name: 'code', heading: words.code, kind: 'text', width: 14 },
      { name: 'name', heading: words.name, kind: 'text', width: 24 },
      { name: 'township', heading: words.township, kind: 'text', width: 40 },
      { name: 'phone', heading: words.phone, kind: 'text', width: 16 },
    ],
    rows: some.map(({ code, name, phone }) => [code, name, townships.get(code.slice(0, 9)), phone]),
  };
}
