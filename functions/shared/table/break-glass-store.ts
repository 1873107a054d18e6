import { GetItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { BreakGlass, OpenLook } from '../../../schemas/break-glass.ts';
import { pathOf } from '../../../schemas/region.ts';
import { readLook, readOpenLook, type StoredLook, sealLook, writeOpenLook } from './break-glass-codec.ts';
import type { DeclarationSources } from './declaration-store.ts';
import {
  listedLookKey,
  lookKey,
  looksAround,
  looksIntoAllOf,
  openLookKey,
  openLooksAfter,
  openLooksOf,
} from './keys.ts';
import { queryPage } from './query-page.ts';
import { partitionKey, sortKey } from './shape.ts';
import type { Table } from './table.ts';
import { transact } from './transact.ts';
import { type Attributes, text } from './values.ts';

/** How many looks a list shows; more of them open at once are more than a person can use. */
const mostListed = 100;

/** A look as its account asked for it; undefined for an unknown one. */
export async function findLook(
  sources: DeclarationSources,
  sub: string,
  id: string,
): Promise<StoredLook | undefined> {
  const { Item: found } = await sources.client.send(
    new GetItemCommand({ TableName: sources.name, Key: lookKey(sub, id), ConsistentRead: true }),
  );
  return found && readLook(sources, found);
}

/**
 * Keeps a look: with the account that asked, among those that are open, and in the list of every region that it concerns.
 * One transaction: none is open that is not reported (requirements D8). Says whether it was kept; else it is there already,
 * or another write was under way.
 */
export async function keepLook(sources: DeclarationSources, look: StoredLook): Promise<boolean> {
  const { id, sub, endsAt, from, region, startedAt } = look;
  const sealed = await sealLook(sources, look);
  const around = [...new Set([...pathOf(from), ...pathOf(region)])].map(looksAround);
  const put = (Item: Attributes): TransactWriteItem => ({ Put: { TableName: sources.name, Item } });
  const reasons = await transact(sources, [
    {
      Put: {
        TableName: sources.name,
        Item: { ...lookKey(sub, id), ...sealed },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    put({ ...openLookKey(sub, endsAt, id), ...writeOpenLook(look) }),
    ...[...around, looksIntoAllOf(region)].map((partition) =>
      put({ ...listedLookKey(partition, startedAt, id), ...sealed }),
    ),
  ]);
  return reasons === undefined;
}

/** The looks of an account that are open at an instant: half a read unit, whatever they are. */
export async function findOpenLooks(table: Table, sub: string, now: Date): Promise<OpenLook[]> {
  const [from, to] = openLooksAfter(now.toISOString());
  const found = await queryPage(table, {
    KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':pk': text(openLooksOf(sub)), ':from': text(from), ':to': text(to) },
    Limit: mostListed,
  });
  return found.map(readOpenLook);
}

/** The looks that concern a region, into it, around it or from it, the newest first. */
export async function findLooksAround(sources: DeclarationSources, region: string): Promise<BreakGlass[]> {
  const above = pathOf(region).slice(0, -1);
  const pages = await Promise.all(
    [looksAround(region), ...above.map(looksIntoAllOf)].map((partition) =>
      queryPage(sources, {
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': partitionKey },
        ExpressionAttributeValues: { ':pk': text(partition) },
        ScanIndexForward: false,
        Limit: mostListed,
      }),
    ),
  );
  const found = await Promise.all(pages.flat().map((stored) => readLook(sources, stored)));
  const newest = found.filter((look) => look !== undefined).sort(byStart);
  const once = new Map(newest.map(({ key: _key, body: _body, ...look }) => [look.id, look]));
  return [...once.values()].slice(0, mostListed);
}

function byStart(first: BreakGlass, second: BreakGlass): number {
  return second.startedAt.localeCompare(first.startedAt) || second.id.localeCompare(first.id);
}
