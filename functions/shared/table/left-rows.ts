import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Declaration } from '../../../schemas/declaration.ts';
import type { Tally } from '../../../schemas/tally.ts';
import { countDeclaration } from '../counting/count-declaration.ts';
import { occurrencesOf } from '../life-cycle/occurrences-of.ts';
import { expiryOf, retentionDateOf } from '../privacy/retention.ts';
import { leftKey, leftOrder, townshipOf } from './keys.ts';
import { placeIndex, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { type Attributes, number, text } from './values.ts';

/**
 * By which a place that a case has left still finds it: flows stay with who was responsible then (design.md §3), and a list of
 * what was counted there names it (decision 0019). Places and days only; the case itself says what it counted.
 */
export function leftRows(declaration: Declaration, retentionDays: number): Attributes[] {
  if (!hasMoved(declaration)) return [];
  const { id, place: present, waitingAt } = declaration;
  const expiry = number(expiryOf(retentionDateOf(declaration, retentionDays)));
  const counted = countDeclaration({ ...declaration, occurrences: occurrencesOf(declaration) });
  const left = counted.filter(({ place, key }) => place !== present && !isAsked(key, place, waitingAt));
  return [...Map.groupBy(left, ({ place }) => place)].map(([place, tallies]) => ({
    ...leftKey(id, place),
    [placeIndex.partitionKey]: text(townshipOf(place)),
    [placeIndex.sortKey]: text(leftOrder(place, daysOf(tallies), id)),
    [timeToLive]: expiry,
  }));
}

/** Who is asked to take a case has a row of its own for that. */
const isAsked = (key: Tally['key'], place: string, waitingAt: string | undefined): boolean =>
  key === 'awaiting-acceptance' && place === waitingAt;

function hasMoved({ changes, dispatches = [], transfers }: Declaration): boolean {
  return (
    dispatches.length > 0 ||
    changes.some(({ before }) => before !== undefined) ||
    transfers.some(({ state }) => state === 'accepted')
  );
}

function daysOf(tallies: readonly Tally[]): [first: string, last: string] {
  const dates = tallies.map(({ date }) => date).sort();
  return [dates[0] ?? '', dates.at(-1) ?? ''];
}

/**
 * Notes which places a change leaves, before it is written: what is noted of a change that did not come to be is passed over,
 * because the case still is where it was. The township's list that takes a case over is read with its communities.
 */
export async function noteLeft(
  { client, name, retentionDays }: Table & { retentionDays: number },
  { before, after }: { before: Declaration; after: Declaration },
): Promise<void> {
  const isClaimKept = before.state === 'claimed' && after.state === 'declared';
  if (before.place === after.place && !isClaimKept) return;
  const rows = leftRows(after, retentionDays);
  await Promise.all(rows.map((Item) => client.send(new PutItemCommand({ TableName: name, Item }))));
}
