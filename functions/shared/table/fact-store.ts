import { hash } from 'node:crypto';
import { ConditionalCheckFailedException, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { type CaseComparisons, toldFact } from '../../../schemas/feed-run.ts';
import type { JudgedFact } from '../findings/judged.ts';
import { open, seal } from '../privacy/envelope.ts';
import type { KeyRing } from '../privacy/key-ring.ts';
import { expiryOf, retentionDateAt } from '../privacy/retention.ts';
import {
  candidateKey,
  candidateKeyOf,
  candidatesOf,
  factKey,
  factKeyOf,
  factRefOf,
  factsOf,
  type Key,
} from './keys.ts';
import { queryAll } from './query-all.ts';
import { partitionKey, sortKey, timeToLive } from './shape.ts';
import type { Table } from './table.ts';
import { holds } from './transact.ts';
import { type Attributes, bytes, bytesOf, number, numberOf, text, textOf } from './values.ts';

export type Fact = CaseComparisons['facts'][number];
export type FactSources = Table & { ring: KeyRing };

/** The case that something is noted at, and the day whose key seals it. */
export interface NotedCase {
  id: string;
  retentionDate: string;
}

/** A row that may be about the person of a case, with whether it goes to the place that it names if it is not. */
export type Candidate = JudgedFact & { keep: boolean };

/** What names a fact among those of its case: the same for what is said again. */
function partsOf({ kind, at, told }: Fact): readonly [string, string, string] {
  const said = JSON.stringify(Object.entries(told).toSorted());
  return [kind, at, hash('sha256', said, 'hex').slice(0, 16)];
}

export function refOf(fact: Fact): string {
  return partsOf(fact).join('#');
}

/**
 * Notes what a feed said about the person of a case, sealed with the key of the case's retention day (requirements K1). Facts stand beside each
 * other by their instants, so that an older one never overrides a newer one; the same one again is there already.
 * @returns whether this row noted it: now, or in a try of its run that was cut off
 */
export function keepFact(sources: FactSources, of: NotedCase, fact: Fact): Promise<boolean> {
  return putSealed(sources, of, { key: factKey(of.id, partsOf(fact)), content: fact });
}

/** Notes what somebody has to confirm first. */
export function keepCandidate(
  sources: FactSources,
  of: NotedCase,
  candidate: Fact & { keep: boolean },
): Promise<boolean> {
  return putSealed(sources, of, { key: candidateKey(of.id, partsOf(candidate)), content: candidate });
}

async function putSealed(
  { client, name, ring }: FactSources,
  { id, retentionDate }: NotedCase,
  { key, content }: { key: Key; content: Pick<Fact, 'run' | 'line'> },
): Promise<boolean> {
  const day = await ring.dayToRead(retentionDate);
  // The case is gone with its key, in this moment.
  if (day === undefined) return false;
  const put = new PutItemCommand({
    TableName: name,
    Item: {
      ...key,
      b: bytes(seal(day, JSON.stringify(content), `${id}/fact`)),
      [timeToLive]: number(expiryOf(retentionDate)),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    await client.send(put);
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const noted = await openFact(ring, id, error.Item ?? {});
    return noted !== undefined && isOfRow(toldFact.parse(noted), content);
  }
}

const isOfRow = (noted: Pick<Fact, 'run' | 'line'>, { run, line }: Pick<Fact, 'run' | 'line'>): boolean =>
  noted.run === run && noted.line === line;

/** Those of a case, the newest first; none whose key was destroyed. */
export async function findFacts(sources: FactSources, id: string): Promise<JudgedFact[]> {
  const found = await openAll(sources, id, factsOf(id));
  return found
    .map(({ content, stored, ref }) => {
      const fact = toldFact.parse(content);
      const corrected = textOf(stored, 'co')?.split('@');
      return {
        ...fact,
        ref,
        retentionDate: retentionOfStored(stored),
        ...(corrected && { corrected: { at: corrected[0] ?? '', place: corrected[1] ?? '' } }),
      };
    })
    .toSorted((one, other) => (one.at > other.at ? -1 : 1));
}

const retentionOfStored = (stored: Attributes): string => retentionDateAt(numberOf(stored, timeToLive) ?? 0);

const keptCandidate = z.extend(toldFact, { keep: z.boolean() });

/** Those of a case that nobody has confirmed or refused yet. */
export async function findCandidates(sources: FactSources, id: string): Promise<Candidate[]> {
  const found = await openAll(sources, id, candidatesOf(id));
  return found
    .filter(({ stored }) => textOf(stored, 'de') === undefined)
    .map(({ content, stored, ref }) => ({
      ...keptCandidate.parse(content),
      ...{ ref, retentionDate: retentionOfStored(stored) },
    }));
}

async function openAll(
  sources: FactSources,
  id: string,
  { partition, prefix }: { partition: string; prefix: string },
): Promise<{ content: unknown; stored: Attributes; ref: string }[]> {
  const found = await queryAll(sources, {
    KeyConditionExpression: '#pk = :case AND begins_with(#sk, :facts)',
    ExpressionAttributeNames: { '#pk': partitionKey, '#sk': sortKey },
    ExpressionAttributeValues: { ':case': text(partition), ':facts': text(prefix) },
    ConsistentRead: true,
  });
  const opened = await Promise.all(
    found.map(async (stored) => {
      const content = await openFact(sources.ring, id, stored);
      return content === undefined
        ? undefined
        : { content, stored, ref: factRefOf(textOf(stored, sortKey) ?? '') };
    }),
  );
  return opened.filter((one) => one !== undefined);
}

async function openFact(ring: KeyRing, id: string, stored: Attributes): Promise<unknown> {
  const day = await ring.dayToRead(retentionOfStored(stored));
  if (day === undefined) return undefined;
  return JSON.parse(open(day, bytesOf(stored, 'b') ?? Buffer.of(), `${id}/fact`).toString());
}

/** Says of facts that they were wrong; what was said first stays. */
export async function correctFacts(
  table: Table,
  id: string,
  { refs, at, place }: { refs: readonly string[]; at: string; place: string },
): Promise<void> {
  await Promise.all(refs.map((ref) => noteOnce(table, factKeyOf(id, ref), ['co', `${at}@${place}`])));
}

/** Says of a candidate whether it is the person; what was said first stays. */
export function decideCandidate(table: Table, id: string, ref: string, isSame: boolean): Promise<boolean> {
  return noteOnce(table, candidateKeyOf(id, ref), ['de', isSame ? 'same' : 'other']);
}

function noteOnce(
  { client, name }: Table,
  key: Key,
  [attribute, value]: readonly [string, string],
): Promise<boolean> {
  return holds(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: key,
        UpdateExpression: 'SET #a = if_not_exists(#a, :a)',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#a': attribute },
        ExpressionAttributeValues: { ':a': text(value) },
      }),
    ),
  );
}
