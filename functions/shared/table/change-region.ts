import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Region } from '../../../schemas/region.ts';
import { againWhenRaced } from '../life-cycle/again-when-raced.ts';
import { checkNobodySeated, findDesk } from './desk-store.ts';
import { cityOf } from './keys.ts';
import { findOpenCommunities, putOpenCommunities, writeOpenCommunities } from './open-communities-store.ts';
import { unpackCommunities } from './pack-communities.ts';
import { writeRegion } from './region-store.ts';
import type { Table } from './table.ts';
import { transact } from './transact.ts';
import { noteUnmanned } from './unmanned-store.ts';

/**
 * Opens, changes or closes a region. A community's city says the same in the same transaction: whether it is open, and
 * that nobody works there, until somebody is appointed (appoint-officers.ts).
 */
export async function changeRegion(table: Table, region: Region): Promise<void> {
  await againWhenRaced(async () => {
    const own = { Put: { TableName: table.name, Item: writeRegion(region) } };
    const ofCity = region.code.length === 12 ? await cityWrites(table, region) : [];
    return (await transact(table, [own, ...ofCity])) === undefined ? 'written' : undefined;
  });
}

async function cityWrites(table: Table, { code, validFrom, validTo }: Region): Promise<TransactWriteItem[]> {
  const city = cityOf(code);
  const [was, { officers }] = await Promise.all([
    findOpenCommunities(table, city, 'latest'),
    findDesk(table, code, 'latest'),
  ]);
  const communities = unpackCommunities(city, was ?? '');
  if (validTo === undefined) communities.set(code, validFrom);
  else communities.delete(code);
  const open = putOpenCommunities(table, writeOpenCommunities(city, communities), was);
  return officers.length > 0
    ? [open]
    : [open, noteUnmanned(table, code, true), checkNobodySeated(table, code)];
}
