import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Declaration } from '../../../schemas/declaration.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { dayIdOf, type PersonDay } from '../privacy/blind-index.ts';
import { expiryOf, retentionDateOf } from '../privacy/retention.ts';
import { at, type DeclarationFacts, parseFacts } from './declaration-record.ts';
import { type DeclarationSources, findStored } from './declaration-store.ts';
import { declarationKey } from './keys.ts';
import { kind, partitionKey, pointerKind, timeToLive } from './shape.ts';
import { type Attributes, number, text, textOf } from './values.ts';

/** The arrival day of a declaration: what one person can hold once (requirements A7). */
export function arrivalDateOf({ expectedArrivalAt }: Pick<Declaration, 'expectedArrivalAt'>): string {
  return shanghaiDate(new Date(expectedArrivalAt));
}

/** The day that a declaration holds for its person; a claim holds none, and neither does one that no longer counts. */
export function heldDate(declaration: Pick<Declaration, 'state' | 'expectedArrivalAt'>): string | undefined {
  const { state } = declaration;
  return state === 'claimed' || state === 'withdrawn' || state === 'superseded'
    ? undefined
    : arrivalDateOf(declaration);
}

/** How a person's day stands: each time that it was taken left a generation behind (decision 0008). */
export interface DayStanding {
  /** Declarations and pointers, the first first. */
  generations: readonly Attributes[];
  /** The declaration that holds the day; undefined when it is free. */
  holder: DeclarationFacts | undefined;
  /** The first generation that does not exist: whoever takes the day puts it, if it still does not exist then. */
  next: string;
}

/** Reads how a person's day stands now. The last generation decides: it was put when all before it were dead. */
export async function readDay(sources: DeclarationSources, day: PersonDay): Promise<DayStanding> {
  const { ids } = await sources.ring.season();
  const generations: Attributes[] = [];
  for (;;) {
    // As many again each time: filing and withdrawing over and over makes nobody else wait long (requirements A7).
    const asked = Array.from({ length: Math.max(1, generations.length) }, (_, n) =>
      dayIdOf(ids, day, generations.length + n + 1),
    );
    const found = await Promise.all(asked.map((id) => findStored(sources, id)));
    const end = found.indexOf(undefined);
    generations.push(...found.slice(0, end < 0 ? undefined : end).filter((stored) => stored !== undefined));
    const next = asked[end];
    if (next !== undefined)
      return { generations, next, holder: await holderOf(sources, generations.at(-1), day) };
  }
}

async function holderOf(
  sources: DeclarationSources,
  last: Attributes | undefined,
  { date }: PersonDay,
): Promise<DeclarationFacts | undefined> {
  const pointed = last && textOf(last, at.holder);
  const stored = pointed === undefined ? last : await findStored(sources, pointed);
  const facts = stored && parseFacts(stored);
  return facts && heldDate(facts) === date ? facts : undefined;
}

/** The write by which a declaration takes a day under another id than its own, for the transaction that moves it there. */
export function putPointer(
  { name, retentionDays }: Pick<DeclarationSources, 'name' | 'retentionDays'>,
  next: string,
  holder: Declaration,
): TransactWriteItem {
  const pointer = {
    ...declarationKey(next),
    [kind]: text(pointerKind),
    [at.holder]: text(holder.id),
    [timeToLive]: number(expiryOf(retentionDateOf(holder, retentionDays))),
  };
  return { Put: { TableName: name, Item: pointer, ...ifAbsent } };
}

/** The condition that nothing exists under an id. */
export const ifAbsent = {
  ConditionExpression: 'attribute_not_exists(#pk)',
  ExpressionAttributeNames: { '#pk': partitionKey },
};
