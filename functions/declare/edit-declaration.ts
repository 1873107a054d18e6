import type { CityRowNamed, Declaration } from '../../schemas/declaration.ts';
import type { EditRequest } from '../../schemas/declaration-request.ts';
import { messageOf } from '../../schemas/messages.ts';
import type { Region } from '../../schemas/region.ts';
import { InvalidError, RefusedError } from '../shared/errors.ts';
import { decideOnRecent } from '../shared/life-cycle/decide-on-recent.ts';
import { endWaiting } from '../shared/life-cycle/end-waiting.ts';
import { nextDueAt } from '../shared/life-cycle/next-due.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { issuesOfArrival, issuesOfCommunity, issuesOfTraveller } from './check-told.ts';
import { describeTold } from './describe-party.ts';
import { type Citizen, findOwn, type Own, type OwnDeclarations } from './find-own.ts';
import { refuseUnlessAllowed } from './refuse-change.ts';
import type { CitizenChange } from './withdraw-declaration.ts';

export type Edited =
  | { kind: 'written'; declaration: Declaration }
  | { kind: 'taken'; holder: string }
  | { kind: 'raced' };

export interface EditNeeds {
  declarations: OwnDeclarations & { write(change: CitizenChange): Promise<Edited> };
  regions: { find(code: string): Promise<Region | undefined> };
}

export interface EditAsked {
  id: string;
  content: EditRequest;
  /** The version that the citizen saw. */
  version: number;
  mark: { key: string; body: string };
  /** By which a city's own system says so, for who declared with it. */
  row?: CityRowNamed;
  now: Date;
}

/**
 * Edits a declaration: at most twice, before the current expected arrival (requirements A4; invariant 2). A day that another
 * declaration of the same person holds makes it a claim beside that one, answered like any other edit (A7).
 * @throws RefusedError 404, 409 with what forbids it, 412 for a stale version; InvalidError that names each field.
 */
export function editDeclaration(needs: EditNeeds, citizen: Citizen, asked: EditAsked): Promise<Own> {
  return decideOnRecent(async (freshness) => {
    const own = await findOwn(needs.declarations, citizen, { id: asked.id, freshness });
    const { declaration: before } = own;
    if (sentBefore(before.changes, asked.mark)) return own;
    refuseUnlessAllowed(before, 'edit', asked.now);
    if (before.version !== asked.version) throw new RefusedError('version-stale', 412);
    await checkEdit(needs, before, asked);
    const after = edited(before, asked);
    const written = await needs.declarations.write({ before, after, event: 'edit' });
    const stored =
      written.kind === 'taken' ? await keepBeside(needs, before, { after, ...written }) : written;
    return stored.kind === 'written' ? { ...own, declaration: stored.declaration } : undefined;
  });
}

async function checkEdit(
  { regions }: EditNeeds,
  { personal }: Declaration,
  { content, now }: EditAsked,
): Promise<void> {
  const { trip, traveller } = content;
  const isSamePerson =
    traveller.document.type === personal.document.type &&
    traveller.document.number === personal.document.number;
  const issues = [
    ...issuesOfArrival(trip, now),
    ...issuesOfCommunity(await regions.find(trip.destination.community), trip),
    ...issuesOfTraveller(traveller, ['traveller'], now),
    // Another person is another declaration: withdraw this one, declare that one.
    ...(isSamePerson
      ? []
      : [{ path: ['traveller', 'document', 'number'], code: messageOf('document.number') }]),
  ];
  if (issues.length > 0) throw new InvalidError(issues);
}

function edited(before: Declaration, { content, mark, row, now }: EditAsked): Declaration {
  const at = now.toISOString();
  const { declarant, source } = before.personal;
  const told = describeTold({ ...content, declarant });
  const { destination, place } = before;
  const moved = told.destination !== destination && { before: { destination, place } };
  const after: Declaration = {
    ...before,
    ...told,
    personal: { ...told.personal, ...(source !== undefined && { source }) },
    place: placeAfter(before, told.destination),
    edits: before.edits + 1,
    updatedAt: at,
    changes: [...before.changes, { ...mark, at, kind: 'edit', ...(row !== undefined && { row }), ...moved }],
  };
  return { ...after, dueAt: nextDueAt(after) };
}

/** Another destination is another responsible community; while somebody is asked to take the case, the sender stays. */
function placeAfter({ destination, place, transfers }: Declaration, next: string): string {
  return next === destination || transfers.some(({ state }) => state === 'waiting') ? place : next;
}

function keepBeside(
  { declarations }: EditNeeds,
  before: Declaration,
  { after, holder }: { after: Declaration; holder: string },
): Promise<Edited> {
  const claim = endWaiting({ ...after, state: 'claimed', claimOf: holder });
  const due = { ...claim, dueAt: nextDueAt(claim) };
  return declarations.write({ before, after: due, event: 'overlap' });
}
