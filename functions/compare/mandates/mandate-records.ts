import type { FeedMandate } from '../../../schemas/feed-mandate.ts';
import type { AccountChain } from '../../shared/audit/record-view.ts';

type Mark = Record<'key' | 'body', string>;

/** A mandate as one request left it, and the how-manieth record of its kind that is. */
export interface KeptMandate {
  mandate: FeedMandate;
  version: number;
  mark: Mark;
}

export interface MandateNeeds {
  records: {
    /** All that was ever recorded of a kind, the oldest first. */
    of(kind: string): Promise<KeptMandate[]>;
    /** Keeps the next record of a kind; says no when another one came first. */
    keep(record: KeptMandate): Promise<boolean>;
  };
  chain: AccountChain;
}

/** What was asked, and what makes it recognisable when it is sent again. */
export interface MandateAsked<Request> {
  /** Follows from who asks and their Idempotency-Key: stands in the audit chain. */
  entry: string;
  request: Request;
  mark: Mark & { at: string };
}

/** The mandates of a kind as its records leave them. */
export function standing(known: readonly KeptMandate[]): FeedMandate[] {
  return [...new Map(known.map(({ mandate }) => [mandate.id, mandate])).values()];
}

/** What each record came by, with what it came to. */
export function marked(known: readonly KeptMandate[]): (Mark & { mandate: FeedMandate })[] {
  return known.map(({ mandate, mark }) => ({ ...mark, mandate }));
}

export function nextVersion(known: readonly KeptMandate[]): number {
  return 1 + (known.at(-1)?.version ?? 0);
}
