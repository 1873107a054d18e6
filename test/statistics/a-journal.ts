import { childOf } from '../../functions/shared/figures/child-of.ts';
import { type FindFigures, openFigures } from '../../functions/shared/figures/open-figures.ts';
import { stockKeys } from '../../functions/shared/figures/stock-keys.ts';
import { addTo, type Sums } from '../../functions/shared/figures/sums.ts';
import { findJournalHead, type JournalHead } from '../../functions/shared/table/journal-head-store.ts';
import { openJournalWriter } from '../../functions/shared/table/journal-writer.ts';
import type { Table } from '../../functions/shared/table/table.ts';
import { openCarry } from '../../functions/statistics/carry-adapter.ts';
import { carryJournal } from '../../functions/statistics/carry-journal.ts';
import { allDays, type Tally, tallyIndex } from '../../schemas/tally.ts';
import { aJournalRecord } from './some-tallies.ts';

/** A journal that is written, carried and read, beside a plain sum of all that was written. */
export interface AJournal {
  /** Appends records, one for each list of tallies. */
  append(lists: readonly (readonly Tally[])[], now: Date, shard?: string): Promise<void>;
  carry(now: Date, table?: Table): Promise<number | undefined>;
  /** What a region tells, read by a function that is warm, and by one that is cold. */
  read(region: string, now: Date, head?: JournalHead): Promise<unknown[]>;
  /** What it must tell. */
  expected(region: string): unknown;
}

export const regions = ['41', '4101', '410105', '410105001'];

export function aJournal(table: Table): AJournal {
  const written: Tally[] = [];
  const write = openJournalWriter(table);
  const warm = openFigures(table);
  let n = 0;
  const from = { from: '2000-01-01', to: undefined };
  const told = async (figures: FindFigures, region: string, now: Date, given?: JournalHead) =>
    plain(await figures(given ?? (await findJournalHead(table)), { region, span: from }, now));
  return {
    append: async (lists, now, shard = 'shard-1') => {
      const records = lists.map((tallies) => aJournalRecord((n += 1), tallies));
      await write(shard, records, now);
      written.push(...lists.flat());
    },
    carry: (now, through = table) => carryJournal(openCarry(through), now),
    read: async (region, now, head) => [
      await told(warm, region, now, head),
      await told(openFigures(table), region, now, head),
    ],
    expected: (region) => {
      const sums: Sums = new Map();
      for (const { place, date, key, count } of written) {
        const child = childOf(region, place);
        const index = tallyIndex.get(key) ?? -1;
        if (child === undefined) continue;
        addTo(sums, [date, child], [index, count]);
        if (stockKeys.has(index)) addTo(sums, [allDays, child], [index, count]);
      }
      return plain(sums);
    },
  };
}

/** Sums as an object, without what came to nothing. */
function plain(sums: Sums): Record<string, number> {
  const counts = [...sums].flatMap(([day, children]) =>
    [...children].flatMap(([child, keys]) =>
      [...keys]
        .filter(([, count]) => count !== 0)
        .map(([key, count]) => [`${day} ${child} ${key}`, count] as const),
    ),
  );
  return Object.fromEntries(counts);
}

/** A table through which the n-th call of any kind fails, before it reaches the engine or after; all later ones too. */
export function dyingAt(n: number, table: Table, after: boolean): Table & { calls: () => number } {
  let calls = 0;
  const send = async (command: Parameters<Table['client']['send']>[0]): Promise<unknown> => {
    calls += 1;
    if (calls > n || (calls === n && !after)) throw new Error('died');
    const answer: unknown = await table.client.send(command);
    if (calls === n) throw new Error('died');
    return answer;
  };
  return { name: table.name, client: { send } as unknown as Table['client'], calls: () => calls };
}
