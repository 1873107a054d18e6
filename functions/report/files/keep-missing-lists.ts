import { buffer } from 'node:stream/consumers';
import type { Region } from '../../../schemas/region.ts';
import type { MissingListFile, MissingListTime } from '../../../schemas/report-files.ts';
import { isZero } from '../../../schemas/reported-figures.ts';
import { shanghaiMinute } from '../../../schemas/shanghai-day.ts';
import type { Tally } from '../../../schemas/tally.ts';
import type { Sheet } from '../../shared/sheet/sheet.ts';
import { writeWorkbook } from '../../shared/sheet/write-workbook.ts';
import { figuresOfTallies } from '../figures-of-tallies.ts';
import type { Expected } from '../find-missing.ts';
import { words } from './words.ts';

export interface MissingListNeeds {
  region(code: string): Promise<Region | undefined>;
  below(code: string): Promise<readonly Region[]>;
  /** What is counted of the communities of townships on a day, up to now. */
  figures(townships: readonly string[], day: string): Promise<ReadonlyMap<string, readonly Tally[]>>;
  /** The communities of a city that have no active officer (requirements B3). */
  unmanned(city: string): Promise<ReadonlySet<string>>;
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

/** What a list says of a community beside its name and phone. */
interface MissingLine extends Expected {
  /** The full name of its township. */
  township: string | undefined;
  /** The data say that nothing happened there (invariant 6). */
  isZero: boolean;
  isUnmanned: boolean;
}

/** Lists of counties, cities and the province; a township sees its own on one screen. */
const digits = [2, 4, 6];
const cityDigits = 4;
const countyDigits = 6;
const townshipDigits = 9;

export function missingListKeyOf(day: string, region: string, time: MissingListTime): string {
  return `missing/${day}/${region}/${time}.xlsx`;
}

/**
 * Keeps the whole list of who has not confirmed as a file, for the province, each city and each county where anybody is missing, with the
 * duty phones, what the data say, and who answers where nobody is on duty (requirements E2, E5, B3). Done again, a list takes the place of
 * the earlier one.
 */
export async function keepMissingLists(
  needs: MissingListNeeds,
  { missing, ...when }: MissingAt,
): Promise<void> {
  const lines: MissingLine[] = [];
  for (const [city, some] of Map.groupBy(missing, ({ code }) => code.slice(0, cityDigits)))
    lines.push(...(await readLines(needs, when.day, { city, some })));
  for (const length of digits)
    for (const [region, some] of Map.groupBy(lines, ({ code }) => code.slice(0, length)))
      await keepList(needs, { ...when, region, some });
}

async function readLines(
  needs: Pick<MissingListNeeds, 'below' | 'figures' | 'unmanned'>,
  day: string,
  { city, some }: { city: string; some: readonly Expected[] },
): Promise<MissingLine[]> {
  const townshipOf = (code: string): string => code.slice(0, townshipDigits);
  const townships = [...new Set(some.map(({ code }) => townshipOf(code)))];
  const counties = [...new Set(townships.map((code) => code.slice(0, countyDigits)))];
  const [regions, counted, unmanned] = await Promise.all([
    Promise.all(counties.map((county) => needs.below(county))),
    needs.figures(townships, day),
    needs.unmanned(city),
  ]);
  const paths = new Map(regions.flat().map(({ code, path }) => [code, path]));
  return some.map((one) => ({
    ...one,
    township: paths.get(townshipOf(one.code)),
    isZero: isZero(figuresOfTallies(one.code, counted.get(townshipOf(one.code)) ?? [])),
    isUnmanned: unmanned.has(one.code),
  }));
}

async function keepList(
  needs: MissingListNeeds,
  given: Omit<MissingAt, 'missing'> & {
    region: string;
    some: readonly MissingLine[];
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

function sheetOf({ some }: Parameters<typeof keepList>[1]): Sheet {
  return {
    name: words.silentSheet,
    columns: [
      { name: 'code', heading: words.code, kind: 'text', width: 14 },
      { name: 'name', heading: words.name, kind: 'text', width: 24 },
      { name: 'township', heading: words.township, kind: 'text', width: 40 },
      { name: 'phone', heading: words.phone, kind: 'text', width: 16 },
      { name: 'data', heading: words.data, kind: 'text', width: 12 },
      { name: 'note', heading: words.note, kind: 'text', width: 44 },
    ],
    rows: some.map((one) => {
      const { code, name, phone, township } = one;
      return [code, name, township, phone, one.isZero ? words.dataNone : words.dataSome, noteOf(one)];
    }),
  };
}

/** Who answers where no officer does. */
function noteOf({ isUnmanned, phone, township }: MissingLine): string | undefined {
  const name = township?.split('/').at(-1);
  if (isUnmanned) return words.unmannedNote(name);
  return phone === undefined ? words.phonelessNote(name) : undefined;
}
