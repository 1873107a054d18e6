import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { type AuditEntry, auditEntry } from '../../../schemas/audit.ts';
import type { DeclarationSources } from '../table/declaration-store.ts';
import { auditKey, auditPartitionOf } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { transact } from '../table/transact.ts';
import { type Attributes, instantNumber, instantOf, text, textOf } from '../table/values.ts';
import { readSeen, writeSeen, writeView } from '../table/view-store.ts';
import type { AccountChain, AuditChain } from './record-view.ts';

/** How many viewers' last entries are remembered, to save reading them again. */
const mostRemembered = 1_000;

/**
 * The chains in the table. The last entry of a viewer is remembered while the function is warm; when another function was
 * faster the number is taken, and the entry is read.
 */
export function openAuditChain(sources: DeclarationSources): AuditChain {
  return rememberLast(sources, async (entry, kept) => {
    const view = kept && (await writeView(sources, entry, kept));
    return put(sources, entry, view);
  });
}

/** The same for what concerns no case, for functions that need no key of personal fields. */
export function openAccountChain(table: Table): AccountChain {
  return rememberLast(table, (entry) => put(table, entry));
}

function rememberLast(table: Table, write: AuditChain['append']): AuditChain {
  const remembered = new Map<string, AuditEntry>();
  return {
    last: async (sub) => remembered.get(sub) ?? readLast(table, sub),
    append: async (entry, kept) => {
      const appended = await write(entry, kept);
      if (remembered.size >= mostRemembered) remembered.clear();
      if (appended) remembered.set(entry.sub, entry);
      else remembered.delete(entry.sub);
      return appended;
    },
  };
}

/** The entry and the view under the case in one transaction: neither without the other. */
async function put(table: Table, entry: AuditEntry, view?: Attributes): Promise<boolean> {
  const item = { ...auditKey(entry.sub, entry.n), ...write(entry) };
  const reasons = await transact(table, [
    { Put: { TableName: table.name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } },
    ...(view === undefined ? [] : [{ Put: { TableName: table.name, Item: view } }]),
  ]);
  return reasons === undefined;
}

async function readLast(table: Table, sub: string): Promise<AuditEntry | undefined> {
  const [last] = await query(table, sub, { ScanIndexForward: false, Limit: 1 });
  return last;
}

/** A viewer's chain from its start, at most 1,000 entries: what a check reads. */
export function readChain(table: Table, sub: string): Promise<AuditEntry[]> {
  return query(table, sub, { Limit: 1_000 });
}

async function query(
  { client, name }: Table,
  sub: string,
  order: { ScanIndexForward?: boolean; Limit: number },
): Promise<AuditEntry[]> {
  const { Items: found = [] } = await client.send(
    new QueryCommand({
      TableName: name,
      KeyConditionExpression: 'pk = :chain',
      ExpressionAttributeValues: { ':chain': text(auditPartitionOf(sub)) },
      ConsistentRead: true,
      ...order,
    }),
  );
  return found.map(read);
}

function write({ at, declaration, place, previous, hash, ...seen }: AuditEntry): Attributes {
  return {
    ...writeSeen(seen),
    at: instantNumber(at),
    de: text(declaration),
    pl: text(place),
    pr: text(previous),
    ha: text(hash),
  };
}

function read(stored: Attributes): AuditEntry {
  return auditEntry.parse({
    ...readSeen(stored),
    sub: textOf(stored, 'pk')?.slice(2),
    n: Number(textOf(stored, 'sk')),
    at: instantOf(stored, 'at'),
    declaration: textOf(stored, 'de'),
    place: textOf(stored, 'pl'),
    previous: textOf(stored, 'pr'),
    hash: textOf(stored, 'ha'),
  });
}
