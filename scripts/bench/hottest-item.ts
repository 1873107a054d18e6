import type { MeterEntry } from './system-under-load.ts';

/**
 * The write units a second of the hottest item at 3,000 submissions a second, one community at 1,000 times the average, from what
 * the meter saw of each function and action at the bench's own rate. Which item a call writes follows from what it is for:
 * - a declaration and its person are items of their own: at most a few units each, ever;
 * - the desk of a community is touched for each assignment: its share of 3,000 is 1,000 parts of 52,378 + 999, 56 a second; a
 *   batch of ten messages of one community touches it ten times;
 * - a round's place is marked once in half an hour by each warm function;
 * - the journal's head is written when a shard is named: once in half an hour;
 * - each entry of the journal is an item of its own. Its partition takes what a shard takes (1,000 units a second, as any), and
 *   3,000 submissions a second are written to at least three shards.
 * So the desk is the hottest item; rows of figures are written by the carry alone, once each.
 */
const submissionsASecond = 3_000;
const communities = 52_378;
const times = 1_000;

export function simulateHottest(entries: readonly MeterEntry[], submissions: number): number {
  const share = times / (communities - 1 + times);
  const units = entries
    .filter(({ functionName, action }) => functionName.includes('DistributeQueue') && action === 'UpdateItem')
    .reduce((sum, { writeUnits }) => sum + writeUnits, 0);
  return submissionsASecond * share * (units / submissions);
}
