import { noticeDays } from '../../schemas/arrival-window.ts';
import type { Declaration, Declared } from '../../schemas/declaration.ts';
import type { DeclarationRequest } from '../../schemas/declaration-request.ts';
import type { Region } from '../../schemas/region.ts';
import { InvalidError, type Issue } from '../shared/errors.ts';
import { againWhenRaced } from '../shared/life-cycle/again-when-raced.ts';
import { issuesOfArrival, issuesOfCommunity, issuesOfTraveller } from './check-told.ts';
import { describeParty } from './describe-party.ts';

/** What was stored under the same Idempotency-Key before. */
export interface Earlier {
  bodyHash: string;
  first: Pick<Declaration, 'submittedAt' | 'leadDays'>;
}

export type Filed =
  | { kind: 'stored' }
  | ({ kind: 'repeated' } & Earlier)
  | { kind: 'taken'; holders: ReadonlyMap<number, string> }
  | { kind: 'raced' };

export interface Filings {
  /** The ids of a party; loads the keys that storing it will need, when the arrival is one to be stored. */
  identify(party: { idempotencyKey: string; size: number; expectedArrivalAt?: string }): Promise<string[]>;
  find(first: string): Promise<Earlier | undefined>;
  /** Stores the party whole, or says why not. */
  store(filing: { declarations: readonly Declaration[]; bodyHash: string }): Promise<Filed>;
}

export interface SubmissionNeeds {
  regions: { find(code: string): Promise<Region | undefined> };
  filings: Filings;
  /** @throws RefusedError (429) when far too much is declared with one phone. */
  limit: { admit(phone: string): Promise<void> };
}

export interface Submission {
  content: DeclarationRequest;
  idempotencyKey: string;
  mark: { body: string };
}

/**
 * Takes a party's declarations (requirements A1–A3, A6): all or none, once for an Idempotency-Key, and answered alike
 * whether or not somebody's arrival day is held by another declaration, which they are then kept beside (A7).
 * @throws InvalidError that names each field; nothing is stored then.
 */
export async function submitParty(
  needs: SubmissionNeeds,
  submission: Submission,
  now: Date,
): Promise<Declared> {
  const { content, idempotencyKey, mark } = submission;
  const { trip, travellers } = content;
  const tooSoonOrLate = issuesOfArrival(trip, now);
  const dated = tooSoonOrLate.length === 0 && { expectedArrivalAt: trip.expectedArrivalAt };
  const [ids, community] = await Promise.all([
    needs.filings.identify({ idempotencyKey, size: travellers.length, ...dated }),
    needs.regions.find(trip.destination.community),
  ]);
  const issues = [
    ...tooSoonOrLate,
    ...issuesOfCommunity(community, trip),
    ...travellers.flatMap((traveller, index) => issuesOfTraveller(traveller, ['travellers', index], now)),
  ];
  if (issues.length > 0) return answerEarlier(needs.filings, { ids, bodyHash: mark.body, issues });
  await needs.limit.admit(content.declarant.phone);
  return fileParty(needs.filings, { declarations: describeParty(content, ids, now), bodyHash: mark.body });
}

// A retry may come after the arrival, or after the community was merged: it still gets the answer of the first time.
async function answerEarlier(
  filings: Filings,
  { ids, bodyHash, issues }: { ids: readonly string[]; bodyHash: string; issues: Issue[] },
): Promise<Declared> {
  const earlier = await filings.find(ids[0] ?? '');
  if (earlier === undefined) throw new InvalidError(issues);
  return repeat(ids, earlier, bodyHash);
}

interface Filing {
  declarations: [Declaration, ...Declaration[]];
  bodyHash: string;
}

function fileParty(filings: Filings, { declarations, bodyHash }: Filing): Promise<Declared> {
  const ids = declarations.map(({ id }) => id);
  const holders = new Map<number, string>();
  return againWhenRaced(async () => {
    const party = declarations.map((one, index) => keepBeside(one, holders.get(index)));
    const filed = await filings.store({ declarations: party, bodyHash });
    switch (filed.kind) {
      case 'stored':
        return answer(ids, declarations[0]);
      case 'repeated':
        return repeat(ids, filed, bodyHash);
      case 'taken':
        for (const [index, holder] of filed.holders) holders.set(index, holder);
        return undefined;
      case 'raced':
        // Whoever held a day may have given it back meanwhile.
        holders.clear();
        return undefined;
    }
  });
}

/** A second filing for one person and day is kept beside the first and does not count (requirements A7). */
function keepBeside(declaration: Declaration, holder: string | undefined): Declaration {
  return holder === undefined ? declaration : { ...declaration, state: 'claimed', claimOf: holder };
}

function repeat(ids: readonly string[], earlier: Earlier, bodyHash: string): Declared {
  if (earlier.bodyHash !== bodyHash) throw new InvalidError([], 'idempotency.reused');
  return answer(ids, earlier.first);
}

function answer(
  ids: readonly string[],
  { submittedAt, leadDays }: Pick<Declaration, 'submittedAt' | 'leadDays'>,
): Declared {
  const shortNotice = leadDays < noticeDays;
  return { declarations: ids.map((id) => ({ id, submittedAt, leadDays, shortNotice })) };
}
