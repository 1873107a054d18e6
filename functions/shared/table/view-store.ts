import type { KeyObject } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AuditEntry } from '../../../schemas/audit.ts';
import { type CaseViews, caseViews } from '../../../schemas/case-list.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { open, seal } from '../privacy/envelope.ts';
import { expiryOf, retentionDateAt, retentionDateOf } from '../privacy/retention.ts';
import { findStored } from './declaration-store.ts';
import type { Vault } from './declaration-vault.ts';
import { viewKey, viewsOf } from './keys.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import {
  type Attributes,
  bytes,
  bytesOf,
  flag,
  instantNumber,
  instantOf,
  number,
  numberOf,
  text,
  textOf,
} from './values.ts';

/** Beyond so many the older ones stand in the viewers' chains only. */
const mostViews = 200;

/** What was seen and for what, as it stands in the chain and under the case. */
export function writeSeen({ masked, purpose, reasonHash, approved, told }: Partial<AuditEntry>): Attributes {
  return {
    ...(masked !== undefined && { ma: flag(masked) }),
    ...(purpose !== undefined && { pu: text(purpose) }),
    ...(reasonHash !== undefined && { rh: text(reasonHash) }),
    ...(approved !== undefined && { ap: flag(approved) }),
    ...(told !== undefined && { fr: text(told.from), to: text(told.to), ti: text(told.ids) }),
  };
}

export function readSeen(stored: Attributes): Record<string, unknown> {
  const [masked, purpose, reasonHash] = [stored['ma']?.BOOL, textOf(stored, 'pu'), textOf(stored, 'rh')];
  const approved = stored['ap']?.BOOL;
  const [from, to, ids] = [textOf(stored, 'fr'), textOf(stored, 'to'), textOf(stored, 'ti')];
  return {
    ...(masked !== undefined && { masked }),
    ...(purpose !== undefined && { purpose }),
    ...(reasonHash !== undefined && { reasonHash }),
    ...(approved !== undefined && { approved }),
    ...(ids !== undefined && { told: { from, to, ids } }),
  };
}

/** A view as it is kept under the case; the reason may name a person and is sealed as the case is. */
export async function writeView(
  sources: Table & Vault,
  entry: AuditEntry,
  { seen, reason }: { seen: Declaration; reason?: string },
): Promise<Attributes> {
  const { sub, n, at, place, declaration, masked, purpose } = entry;
  const key = viewKey(declaration, at, [sub, n]);
  const sealing = await sealingOf(sources, seen);
  const sealed = reason !== undefined && { b: bytes(seal(sealing.key, reason, belonging(key))) };
  return {
    ...key,
    ...writeSeen({ masked, purpose }),
    su: text(sub),
    at: instantNumber(at),
    pl: text(place),
    [timeToLive]: number(expiryOf(sealing.date)),
    ...sealed,
  };
}

/** The key that the case is sealed with. After the retention was changed its day is another than would be reckoned now. */
async function sealingOf(
  sources: Table & Vault,
  seen: Declaration,
): Promise<{ date: string; key: KeyObject }> {
  const reckoned = retentionDateOf(seen, sources.retentionDays);
  const known = await sources.ring.dayToRead(reckoned);
  if (known !== undefined) return { date: reckoned, key: known };
  const stored = await findStored(sources, seen.id);
  const date = retentionDateAt(numberOf(stored ?? {}, timeToLive) ?? 0);
  const key = await sources.ring.dayToRead(date);
  // It was opened a moment ago: what can't be put on record is not answered.
  if (key === undefined) throw new Error('the key of the case was destroyed while it was looked at');
  return { date, key };
}

const belonging = (stored: Attributes): string =>
  `${textOf(stored, partitionKey) ?? ''}/${textOf(stored, sortKey) ?? ''}`;

/** By whom a case was looked at, the latest first. */
export async function findViews(
  { client, name, ring }: Table & Vault,
  id: string,
): Promise<CaseViews['views']> {
  const { partition, prefix } = viewsOf(id);
  const { Items: found = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: '#case = :case AND begins_with(#view, :view)',
      ExpressionAttributeNames: { '#case': partitionKey, '#view': sortKey },
      ExpressionAttributeValues: { ':case': text(partition), ':view': text(prefix) },
      ScanIndexForward: false,
      Limit: mostViews,
      ConsistentRead: true,
    }),
  );
  const views = await Promise.all(found.map((stored) => readView(ring, stored)));
  return caseViews.shape.views.parse(views);
}

async function readView(ring: Vault['ring'], stored: Attributes): Promise<Record<string, unknown>> {
  const sealed = bytesOf(stored, 'b');
  const key = sealed && (await ring.dayToRead(retentionDateAt(numberOf(stored, timeToLive) ?? 0)));
  return {
    ...readSeen(stored),
    at: instantOf(stored, 'at'),
    sub: textOf(stored, 'su'),
    place: textOf(stored, 'pl'),
    ...(sealed && key && { reason: open(key, sealed, belonging(stored)).toString() }),
  };
}
