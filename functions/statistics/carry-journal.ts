import type { Tells } from '../shared/figures/sum-records.ts';
import type { Freshness } from '../shared/life-cycle/decide-on-recent.ts';
import { addTallies, type RowTallies, rowsOf } from './add-rows.ts';
import { isCarryDue, type Positions, type Reached } from './decide-carry.ts';

interface Carry {
  n: number;
  running: boolean;
  from: Positions;
  until: Positions;
  at: string;
}

/** The journal: its shards with when each was named and how far it was carried, and the last carry. */
export interface Journal {
  find(): Promise<{ shards: Readonly<Record<string, { named: string; carried: Reached }>>; carry: Carry }>;
  written(shard: string): Promise<Reached>;
  /** Starts the next carry; false when somebody else did. */
  start(carry: Carry): Promise<boolean>;
  records(carry: Carry): Promise<Tells[]>;
  end(n: number): Promise<void>;
  forget(shard: string, named: string): Promise<void>;
}

export interface Rows {
  get(rows: readonly RowTallies[], freshness: Freshness): Promise<readonly CarriedRow[]>;
  /** Writes it in the place of what an earlier carry wrote; false when that is no longer what is there. */
  replace(row: CarriedRow, carryBefore: number | undefined): Promise<boolean>;
}

type CarriedRow = RowTallies & { carry: number };

export interface CarryNeeds {
  journal: Journal;
  rows: Rows;
}

/** Rows that are read together (BatchGetItem takes 100), and written side by side. */
const together = 100;
const abreast = 25;
/** A shard of DynamoDB is closed after some four hours; named this long ago and carried, nobody needs to look into it. */
const forgottenMs = 2 * 3_600_000;

/**
 * Adds what the journal holds to the rows, when it is time; goes on with a carry that died, from its beginning: rows that name
 * it are left as they are. Two at once do the same thing twice, and each row is written once.
 * @returns how many rows were touched; nothing when no carry was due
 */
export async function carryJournal(needs: CarryNeeds, now: Date): Promise<number | undefined> {
  const carry = await carryToDo(needs, now);
  if (carry === undefined) return undefined;
  let touched = 0;
  for (const rows of rowsOf(await needs.journal.records(carry)))
    for (let start = 0; start < rows.length; start += together) {
      const part = rows.slice(start, start + together);
      await addToRows(needs.rows, part, carry.n);
      touched += part.length;
    }
  await needs.journal.end(carry.n);
  return touched;
}

/** The carry that is under way, or the next when it is due; nothing otherwise. */
async function carryToDo({ journal }: CarryNeeds, now: Date): Promise<Carry | undefined> {
  const { shards, carry } = await journal.find();
  if (carry.running) return carry;
  const names = Object.keys(shards);
  const reached = await Promise.all(names.map((shard) => journal.written(shard)));
  const until = Object.fromEntries(names.map((shard, index) => [shard, reached[index]])) as Positions;
  const from = Object.fromEntries(Object.entries(shards).map(([shard, { carried }]) => [shard, carried]));
  for (const [shard, { named, carried }] of Object.entries(shards)) {
    const isOld = now.getTime() - Date.parse(named) > forgottenMs;
    if (isOld && until[shard]?.position === carried.position) await journal.forget(shard, named);
  }
  if (!isCarryDue({ from, until }, carry.at, now)) return undefined;
  const next = { n: carry.n + 1, running: true, from, until, at: now.toISOString() };
  if (await journal.start(next)) return next;
  const started = await journal.find();
  return started.carry.running ? started.carry : undefined;
}

/**
 * What a cheap read shows is added to and replaced if it still is what is there; the few of which a replica had not heard are
 * read again (figure F4). A row that the carry or a later one has written is left alone.
 */
async function addToRows(rows: Rows, added: readonly RowTallies[], carry: number): Promise<void> {
  let left = added;
  for (const freshness of ['recent', 'latest', 'latest'] as const) {
    const held = new Map((await rows.get(left, freshness)).map((row) => [nameOf(row), row]));
    const outrun: RowTallies[] = [];
    const addTo = async (row: RowTallies): Promise<void> => {
      const before = held.get(nameOf(row));
      if ((before?.carry ?? 0) >= carry) return;
      const tallies = addTallies(before?.tallies ?? [], row.tallies);
      if (!(await rows.replace({ ...row, carry, tallies }, before?.carry))) outrun.push(row);
    };
    for (let start = 0; start < left.length; start += abreast)
      await Promise.all(left.slice(start, start + abreast).map(addTo));
    if (outrun.length === 0) return;
    left = outrun;
  }
  throw new Error(`${left.length} rows were changed by others again and again`);
}

const nameOf = ({ parent, day }: Pick<RowTallies, 'parent' | 'day'>): string => `${parent} ${day}`;
