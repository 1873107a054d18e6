import { type JournalRecord, positionOf } from './journal-codec.ts';
import { nameShard } from './journal-head-store.ts';
import { entryOf, findWritten } from './journal-store.ts';
import { countedKey } from './keys.ts';
import { partitionKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { isCondition, transact } from './transact.ts';
import { number } from './values.ts';

/** The shard of what was counted outside the stream. */
export const onceShard = 'once';
/** Longer than what was set aside is kept. */
const rememberedDays = 60;
const mostTries = 10;

/**
 * Appends what an event adds, if it was not appended before: a shard of its own, in which each position follows the one
 * before, so that no end of it is ever found with something missing below.
 * @returns whether it was appended
 */
export async function appendOnce(
  table: Table,
  { event, now }: { event: string; now: Date },
  change: Omit<JournalRecord, 'seq'>,
): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const written = await findWritten(table, onceShard);
    await nameShard(table, onceShard, { now, written });
    const seq = positionOf(String(BigInt(written.position) + 1n));
    const { item } = entryOf(onceShard, [{ ...change, seq }], { before: written.bytes, now });
    const expiry = Math.ceil(now.getTime() / 1_000) + rememberedDays * 86_400;
    const token = { ...countedKey(event), [timeToLive]: number(expiry) };
    const reasons = await transact(
      table,
      [item, token].map((Item) => ({
        Put: {
          TableName: table.name,
          Item,
          ConditionExpression: 'attribute_not_exists(#pk)',
          ExpressionAttributeNames: { '#pk': partitionKey },
        },
      })),
    );
    if (reasons === undefined) return true;
    const [, known] = reasons;
    if (known !== undefined && isCondition(known)) return false;
  }
  throw new Error('others appended faster');
}
