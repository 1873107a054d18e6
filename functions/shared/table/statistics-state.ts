import type { StaffDuty } from '../../../schemas/staff.ts';
import { getAll } from './get-all.ts';
import { type JournalHead, readJournalHead } from './journal-head-store.ts';
import { journalHeadKey, type Key, roundKey, staffKey } from './keys.ts';
import { readRound } from './round-store.ts';
import { partitionKey } from './shape.ts';
import { readDuty } from './staff-store.ts';
import type { Table } from './table.ts';
import { type Attributes, textOf } from './values.ts';

/** What a question about figures begins with. */
export interface StatisticsState {
  duty: StaffDuty | undefined;
  head: JournalHead;
  /** The last distribution round; nothing before the first. */
  roundAt: string | undefined;
}

/** Who asks, how far the journal was carried, and the last round, as they are at this moment: one call. */
export async function findStatisticsState(table: Table, sub: string): Promise<StatisticsState> {
  const found = await getAll(table, [staffKey(sub), journalHeadKey(), roundKey()], true);
  const itemOf = ({ pk }: Key): Attributes | undefined =>
    found.find((stored) => textOf(stored, partitionKey) === pk.S);
  const account = itemOf(staffKey(sub));
  return {
    duty: account && readDuty(sub, account),
    head: readJournalHead(itemOf(journalHeadKey())),
    roundAt: readRound(itemOf(roundKey()))?.at,
  };
}
