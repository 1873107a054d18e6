import { hash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** Every key string of the table, in one place (style.md 16). Nothing personal is ever part of one. */
export type Key = Readonly<Record<'pk' | 'sk', AttributeValue>>;

function key(partition: string, sort: string): Key & Record<string, AttributeValue> {
  return { pk: { S: partition }, sk: { S: sort } };
}

/** One traveller's trip, or the pointer by which it holds a day that another one took first (day-chain.ts). */
export const declarationKey = (id: string) => key(`D#${id}`, 'D');
export const declarationIdOf = (partition: string): string => partition.slice(2);

/** A case that waits for acceptance: the row that the receiver sees (requirements C3). */
export const transferRowKey = (id: string, n: number) => key(`D#${id}`, `T#${n}`);
/** The number of the transfer that a row of the open index stands for; undefined for the declaration itself. */
export const transferNumberOf = (sort: string): number | undefined =>
  sort.startsWith('T#') ? Number(sort.slice(2)) : undefined;

/** A region stands under its parent, so that one item answers "this region" and "its children". */
export const regionKey = (code: string) => key(regionsOf(parentOf(code)), code);
export const regionsOf = (parent: string): string => `G#${parent}`;

const lengths = [2, 4, 6, 9, 12];
function parentOf(code: string): string {
  const length = lengths[lengths.indexOf(code.length) - 1];
  return length === undefined ? '0' : code.slice(0, length);
}

/** Who works at a place, and how often its worklist changed. */
export const deskKey = (place: string) => key(`C#${place}`, 'desk');
export const staffKey = (sub: string) => key(`S#${sub}`, 'S');

/** The last distribution round, for the whole province. */
export const roundKey = () => key('R', 'round');

export const roundShards = 16;
/** The places that a round has something new for, spread so that no partition is hot. */
export const roundPlaceKey = (roundAt: string, place: string) =>
  key(roundPlacesOf(roundAt, shardOf(place)), place);
export const roundPlacesOf = (roundAt: string, shard: number): string => `M#${roundAt}#${shard}`;
const shardOf = (place: string): number =>
  Number.parseInt(hash('sha256', place, 'hex').slice(0, 2), 16) % roundShards;

/** Published rules, all versions. */
export const rulesPartition = 'rules';
export const ruleKey = (id: string, version: number) => key(rulesPartition, `${id}#${version}`);

/** A viewer's audit chain; numbers are padded so that they sort. */
export const auditPartitionOf = (sub: string): string => `A#${sub}`;
export const auditKey = (sub: string, n: number) => key(auditPartitionOf(sub), String(n).padStart(12, '0'));

/** A one-time code that was sent. */
export const challengeKey = (challenge: string) => key(`K#${challenge}`, 'K');
/** How often something was done in a window of time. */
export const counterKey = (what: string, window: string) => key(`L#${what}`, window);
/** A notification that was sent. */
export const sentKey = (id: string) => key(`N#${id}`, 'N');

/** What has sort key and order of the open index: the next due first. */
export const openOrder = (dueAt: string, id: string): string => `${dueAt}#${id}`;
export const dueAtOf = (order: string): string => order.slice(0, 24);
