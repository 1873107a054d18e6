import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type FindingRow, findingEvidence, findingStep, readFindingId } from '../../../schemas/finding.ts';
import type { FindingRuleId } from '../../../schemas/finding-rule.ts';
import { systemClock } from '../clock.ts';
import type { FindingFacts, StoredFinding } from '../findings/finding.ts';
import { open, seal } from '../privacy/envelope.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { expiryOf, retentionDateAt } from '../privacy/retention.ts';
import { keyOfFinding, readFindingFacts, readFindingRow, writeFindingFacts } from './finding-codec.ts';
import { findingOrders, findingsOf, type OrderRange, subjectOf } from './keys.ts';
import { queryAll, queryPages } from './query-all.ts';
import { partitionKey, placeIndex, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { isWritten } from './transact.ts';
import { type Attributes, bytes, bytesOf, number, numberOf, text, textOf } from './values.ts';

export type FindingSources = Table & { ring: KeyRing };

const sealed = z.object({
  evidence: z.array(findingEvidence),
  seenThrough: z.array(z.string()),
  steps: z.array(z.extend(findingStep, { key: z.optional(z.string()), body: z.optional(z.string()) })),
  person: z.optional(
    z.object({
      name: z.optional(z.string()),
      document: z.optional(z.string()),
      phone: z.optional(z.string()),
    }),
  ),
  registeredAs: z.optional(z.string()),
});

/** A finding as it was read: whose it is can be seen, what it says is sealed. */
export interface SealedFinding {
  place: string;
  /** Undefined when its key was destroyed. */
  open(): Promise<StoredFinding | undefined>;
}

/** The finding by its id, not yet opened: one call, whoever asks (invariant 7). */
export async function findSealedFinding(
  sources: FindingSources,
  { subject, rule }: { subject: string; rule: FindingRuleId },
): Promise<SealedFinding | undefined> {
  const { Item: stored } = await sources.client.send(
    new GetItemCommand({
      TableName: sources.name,
      Key: keyOfFinding(subject, rule),
      ConsistentRead: true,
    }),
  );
  if (stored === undefined) return undefined;
  return { place: readFindingFacts(stored).place, open: () => openFinding(sources.ring, stored) };
}

/** The finding by its id; undefined when it is none of ours, or its key was destroyed. */
export async function findFinding(
  sources: FindingSources,
  of: { subject: string; rule: FindingRuleId },
): Promise<StoredFinding | undefined> {
  return (await findSealedFinding(sources, of))?.open();
}

/** What was found about a case, by the rule. */
export async function findFindingsOfCase(sources: FindingSources, id: string): Promise<StoredFinding[]> {
  const found = await storedOfCase(sources, id);
  const opened = await Promise.all(found.map((stored) => openFinding(sources.ring, stored)));
  return opened.filter((finding) => finding !== undefined);
}

/** The same as lines, without opening them. */
export async function listFindingsOfCase(table: Table, id: string): Promise<Omit<FindingRow, 'level'>[]> {
  return (await storedOfCase(table, id)).map(readFindingRow);
}

function storedOfCase(table: Table, id: string): Promise<Attributes[]> {
  const { partition, prefix } = findingsOf(id);
  return queryAll(table, {
    KeyConditionExpression: '#pk = :case AND begins_with(#sk, :findings)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':case': text(partition), ':findings': text(prefix) },
    ConsistentRead: true,
  });
}

async function openFinding(ring: KeyRing, stored: Attributes): Promise<StoredFinding | undefined> {
  const retentionDate = retentionDateAt(numberOf(stored, timeToLive) ?? 0);
  const day = await ring.dayToRead(retentionDate);
  if (day === undefined) return undefined;
  const subject = subjectOf(textOf(stored, partitionKey) ?? '');
  const facts = readFindingFacts(stored);
  const { person, registeredAs, ...content } = sealed.parse(
    JSON.parse(open(day, bytesOf(stored, 'b') ?? Buffer.of(), `${subject}/${facts.rule}`).toString()),
  );
  return {
    subject,
    version: numberOf(stored, 'v') ?? 0,
    ...facts,
    ...content,
    retentionDate,
    ...(person !== undefined && { person }),
    ...(registeredAs !== undefined && { registeredAs }),
  };
}

/**
 * Writes a finding as it is to be, if nothing was written since it was read, sealed with the key of a retention day.
 * @returns it as it now stands; undefined when somebody was faster
 */
export async function keepFinding(
  { client, name, ring }: FindingSources,
  finding: StoredFinding,
  retentionDate: string,
): Promise<StoredFinding | undefined> {
  const { subject, rule, evidence, seenThrough, steps, person, registeredAs } = finding;
  const next = { ...finding, version: finding.version + 1, retentionDate };
  const day = await ring.dayToWrite(retentionDate);
  const content = JSON.stringify({ evidence, seenThrough, steps, person, registeredAs });
  const written = await isWritten(
    client.send(
      new PutItemCommand({
        TableName: name,
        Item: {
          ...keyOfFinding(subject, rule),
          ...writeFindingFacts(next),
          b: bytes(seal(day, content, `${subject}/${rule}`)),
          [timeToLive]: number(expiryOf(retentionDate)),
        },
        ...(finding.version === 0 ? unlessStanding() : sinceVersion(finding.version)),
      }),
    ),
  );
  return written ? next : undefined;
}

/** What has expired and lies there still can't be opened any more. */
function unlessStanding() {
  return {
    ConditionExpression: 'attribute_not_exists(pk) OR #ttl <= :now',
    ExpressionAttributeNames: { '#ttl': timeToLive },
    ExpressionAttributeValues: { ':now': number(Math.floor(systemClock().getTime() / 1_000)) },
  };
}

function sinceVersion(version: number) {
  return {
    ConditionExpression: '#v = :was',
    ExpressionAttributeNames: { '#v': 'v' },
    ExpressionAttributeValues: { ':was': number(version) },
  };
}

export interface FindingPage {
  rows: Omit<FindingRow, 'level'>[];
  /** From where more follow: the order of the last one that was read. */
  next?: string;
}

export interface FindingPageAsked {
  partition: string;
  range: OrderRange;
  most: number;
  /** As `next` of the page before said it. */
  after?: string | undefined;
  isNewestFirst: boolean;
}

/** Lines of a partition of the index of places, in its order or against it. */
export async function findFindingRows(
  { client, name }: Table,
  { partition, range, most, after, isNewestFirst }: FindingPageAsked,
): Promise<FindingPage> {
  const page = await client.send(
    new QueryCommand({
      TableName: name,
      IndexName: placeIndex.name,
      KeyConditionExpression: '#place = :place AND #order BETWEEN :first AND :last',
      ExpressionAttributeNames: { '#place': placeIndex.partitionKey, '#order': placeIndex.sortKey },
      ExpressionAttributeValues: {
        ':place': text(partition),
        ':first': text(range.first),
        ':last': text(range.last),
      },
      ScanIndexForward: !isNewestFirst,
      Limit: most,
      ...(after !== undefined && { ExclusiveStartKey: startKeyOf(partition, after) }),
    }),
  );
  const end = page.LastEvaluatedKey;
  return {
    rows: (page.Items ?? []).map(readFindingRow),
    ...(end !== undefined && { next: textOf(end, placeIndex.sortKey) ?? '' }),
  };
}

/** All findings of a partition of the index of places, open and closed, some at a time. */
export async function* findingPages(table: Table, partition: string): AsyncGenerator<FindingFacts[]> {
  const pages = queryPages(table, {
    IndexName: placeIndex.name,
    KeyConditionExpression: '#place = :place AND #order BETWEEN :first AND :last',
    ExpressionAttributeNames: { '#place': placeIndex.partitionKey, '#order': placeIndex.sortKey },
    ExpressionAttributeValues: {
      ':place': text(partition),
      ':first': text(findingOrders.open.first),
      ':last': text(findingOrders.closed.last),
    },
  });
  for await (const page of pages) yield page.map(readFindingFacts);
}

/** The order ends with the id of its finding. */
function startKeyOf(partition: string, order: string): Attributes {
  const { subject, rule } = readFindingId(order.slice(order.lastIndexOf('#') + 1));
  return {
    ...keyOfFinding(subject, rule),
    [placeIndex.partitionKey]: text(partition),
    [placeIndex.sortKey]: text(order),
  };
}
