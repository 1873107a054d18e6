import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Declaration } from '../../../schemas/declaration.ts';
import { partyIdsOf } from '../privacy/blind-index.ts';
import { retentionDateOf } from '../privacy/retention.ts';
import { isCrowded, listClaim } from './claim-note.ts';
import { at, type DeclarationFacts, parseFacts } from './declaration-record.ts';
import { type DeclarationSources, findStored } from './declaration-store.ts';
import { sealDeclaration } from './declaration-vault.ts';
import { declarationKey } from './keys.ts';
import { arrivalDateOf, holderOf, personUpdate } from './person-days.ts';
import { citizenWriter, partitionKey, writer } from './shape.ts';
import { isCondition, type Reasons, transact } from './transact.ts';
import { type Attributes, bytes, bytesOf, text } from './values.ts';

/** A party as it is to be stored: all of it, or nothing. */
export interface Filing {
  /** Those in the state `claimed` are kept beside the declaration that they name, and hold no day. */
  declarations: readonly Declaration[];
  /** Hash of the request's body, so that a reused key is recognised. */
  bodyHash: string;
}

/** A filing that was stored under the same Idempotency-Key before. */
export interface EarlierFiling {
  bodyHash: string;
  first: DeclarationFacts;
}

export type Filed =
  | { kind: 'stored' }
  | ({ kind: 'repeated' } & EarlierFiling)
  /** Somebody's arrival day is held: index in the party → id of the declaration that holds it. */
  | { kind: 'taken'; holders: ReadonlyMap<number, string> }
  /** Another write came in between: nothing was written, and it is worth trying again. */
  | { kind: 'raced' };

/** The ids that a request's declarations will have. Loads the keys they will need, so that storing need not wait. */
export async function identifyParty(
  { ring, retentionDays }: DeclarationSources,
  {
    idempotencyKey,
    size,
    expectedArrivalAt,
  }: { idempotencyKey: string; size: number; expectedArrivalAt?: string },
): Promise<string[]> {
  const dated = expectedArrivalAt !== undefined && { expectedArrivalAt, verifications: [] };
  const [{ ids }] = await Promise.all([
    ring.season(),
    dated && ring.dayToWrite(retentionDateOf({ ...dated, arrivedAt: undefined }, retentionDays)),
  ]);
  return partyIdsOf(ids, idempotencyKey, size);
}

/** What was stored under the same key before: the answer to a retry (invariant 1). */
export async function findEarlier(
  sources: DeclarationSources,
  id: string,
): Promise<EarlierFiling | undefined> {
  const stored = await findStored(sources, id);
  return stored && earlierOf(stored);
}

function earlierOf(stored: Attributes): EarlierFiling {
  const bodyHash = Buffer.from(bytesOf(stored, at.bodyHash) ?? []).toString('base64url');
  return { bodyHash, first: parseFacts(stored) };
}

/** Stores a party in one transaction: each declaration, and the day it holds or the declaration it stands beside. */
export async function storeFiling(sources: DeclarationSources, filing: Filing): Promise<Filed> {
  const filed = await storeListed(sources, filing, new Set());
  if ('kind' in filed) return filed;
  // A first filing that lists as many claims as it may is left alone the second time.
  const again = await storeListed(sources, filing, filed);
  return 'kind' in again ? again : { kind: 'raced' };
}

async function storeListed(
  sources: DeclarationSources,
  { declarations, bodyHash }: Filing,
  crowded: ReadonlySet<string>,
): Promise<Filed | ReadonlySet<string>> {
  const listed = declarations.filter(({ claimOf }) => claimOf === undefined || !crowded.has(claimOf));
  const writes = await Promise.all([
    ...declarations.map((declaration) => declarationPut(sources, declaration, bodyHash)),
    ...listed.map((declaration) => beside(sources, declaration)),
  ]);
  const reasons = await transact(sources, writes);
  if (reasons === undefined) return { kind: 'stored' };
  const earlier = reasons.slice(0, declarations.length).find(isCondition)?.Item;
  if (earlier !== undefined) return { kind: 'repeated', ...earlierOf(earlier) };
  return outcomeOf(declarations, listed, reasons.slice(declarations.length));
}

async function declarationPut(
  sources: DeclarationSources,
  declaration: Declaration,
  bodyHash: string,
): Promise<TransactWriteItem> {
  const Item = {
    ...declarationKey(declaration.id),
    ...(await sealDeclaration(sources, declaration)),
    [writer]: text(citizenWriter),
    [at.bodyHash]: bytes(Buffer.from(bodyHash, 'base64url')),
  };
  return {
    Put: {
      TableName: sources.name,
      Item,
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': partitionKey },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

async function beside(sources: DeclarationSources, declaration: Declaration): Promise<TransactWriteItem> {
  const { id, claimOf, personal, submittedAt } = declaration;
  if (claimOf !== undefined) return { Update: listClaim(sources.name, claimOf, declaration) };
  const take = { date: arrivalDateOf(declaration), by: id };
  return { Update: await personUpdate(sources, { document: personal.document, take, at: submittedAt }) };
}

/** What the conditions beside the declarations said: a day that is held, or first filings that can list no more. */
function outcomeOf(
  declarations: readonly Declaration[],
  listed: readonly Declaration[],
  reasons: Reasons,
): Filed | ReadonlySet<string> {
  const holders = new Map<number, string>();
  const crowded = new Set<string>();
  for (const [position, declaration] of listed.entries()) {
    const reason = reasons[position];
    if (reason === undefined || !isCondition(reason)) continue;
    const { claimOf } = declaration;
    const holder = claimOf === undefined ? holderOf(reason.Item, arrivalDateOf(declaration)) : undefined;
    if (holder !== undefined) holders.set(declarations.indexOf(declaration), holder);
    if (claimOf !== undefined && isCrowded(reason.Item)) crowded.add(claimOf);
  }
  if (holders.size > 0) return { kind: 'taken', holders };
  return crowded.size > 0 ? crowded : { kind: 'raced' };
}
