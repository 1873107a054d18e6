import { noticeDays } from '../../schemas/arrival-window.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import type { DeclarationRequest } from '../../schemas/declaration-request.ts';
import type { Declared } from '../../schemas/receipt.ts';
import type { RegionValidity } from '../../schemas/region.ts';
import { InvalidError, type Issue } from '../shared/errors.ts';
import { againWhenRaced } from '../shared/life-cycle/again-when-raced.ts';
import { issuesOfArrival, issuesOfCommunity, issuesOfTraveller } from './check-told.ts';
import { describeParty, type Slot } from './describe-party.ts';

/** What may be stored already; else what is to be stored. */
export interface PartyAsked {
  idempotencyKey: string;
  /** Hashes of the Idempotency-Key and of the body. */
  mark: { key: string; body: string };
  documents: readonly Declaration['personal']['document'][];
  expectedArrivalAt: string;
}

/** What was stored under the same Idempotency-Key before. */
export interface Earlier {
  bodyHash: string;
  declarations: readonly Pick<Declaration, 'id' | 'submittedAt' | 'leadDays'>[];
}

export interface Filings {
  /** Where a party is stored when nobody of it has declared for that day yet; loads the keys that it will need. */
  identify(party: PartyAsked): Promise<Slot[]>;
  /** What was stored of a party before, and where it is stored as things stand. */
  look(party: PartyAsked): Promise<{ slots: Slot[]; earlier?: Earlier }>;
  /** Stores the party whole; false when something else stands in a slot. */
  store(filing: {
    declarations: readonly Declaration[];
    slots: readonly Slot[];
    mark: PartyAsked['mark'];
  }): Promise<boolean>;
}

export interface SubmissionNeeds {
  regions: { find(code: string): Promise<RegionValidity | undefined> };
  filings: Filings;
  /** @throws RefusedError (429) when far too much is declared with one phone. */
  limit: { admit(phone: string): Promise<void> };
}

export interface Submission {
  content: DeclarationRequest;
  idempotencyKey: string;
  mark: PartyAsked['mark'];
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
  const { trip, travellers, declarant } = submission.content;
  const party = partyOf(submission);
  const tooSoonOrLate = issuesOfArrival(trip, now);
  const [slots, community] = await Promise.all([
    tooSoonOrLate.length === 0 ? needs.filings.identify(party) : [],
    needs.regions.find(trip.destination.community),
  ]);
  const issues = [
    ...tooSoonOrLate,
    ...issuesOfCommunity(community, trip),
    ...travellers.flatMap((traveller, index) => issuesOfTraveller(traveller, ['travellers', index], now)),
  ];
  if (issues.length > 0) return answerEarlier(needs.filings, party, issues);
  await needs.limit.admit(declarant.phone);
  return fileParty(needs.filings, { content: submission.content, party, slots }, now);
}

function partyOf({ content, idempotencyKey, mark }: Submission): PartyAsked {
  const documents = content.travellers.map(({ document }) => document);
  return { idempotencyKey, mark, documents, expectedArrivalAt: content.trip.expectedArrivalAt };
}

// A retry may come after the arrival, or after the community was merged: it still gets the answer of the first time.
async function answerEarlier(filings: Filings, party: PartyAsked, issues: Issue[]): Promise<Declared> {
  const repeated = repeat(await filings.look(party), party);
  if (repeated === undefined) throw new InvalidError(issues);
  return repeated;
}

interface Filing {
  content: DeclarationRequest;
  party: PartyAsked;
  slots: Slot[];
}

function fileParty(filings: Filings, { content, party, slots }: Filing, now: Date): Promise<Declared> {
  let open = slots;
  return againWhenRaced(async () => {
    const declarations = describeParty(content, open, now);
    if (await filings.store({ declarations, slots: open, mark: party.mark })) return answer(declarations);
    const looked = await filings.look(party);
    if (looked.earlier === undefined) open = looked.slots;
    return repeat(looked, party);
  });
}

/** Undefined when nothing was stored before, or a party was met half stored: it is whole at the next look. */
function repeat({ earlier }: { earlier?: Earlier }, { mark, documents }: PartyAsked): Declared | undefined {
  if (earlier === undefined) return undefined;
  if (earlier.bodyHash !== mark.body) throw new InvalidError([], 'idempotency.reused');
  return earlier.declarations.length === documents.length ? answer(earlier.declarations) : undefined;
}

function answer(declarations: Earlier['declarations']): Declared {
  return {
    declarations: declarations.map(({ id, submittedAt, leadDays }) => ({
      id,
      submittedAt,
      leadDays,
      shortNotice: leadDays < noticeDays,
    })),
  };
}
