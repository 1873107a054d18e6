import { isWithin } from '../../../schemas/access.ts';
import type { CityLink } from '../../../schemas/city-link.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { markOf } from '../../shared/request-mark.ts';
import type { Slot } from '../describe-party.ts';
import type { Earlier, PartyAsked } from '../submit-party.ts';
import { describeRow } from './describe-row.ts';
import { faultOfRow } from './fault-of-row.ts';
import { saysSame } from './judge-row.ts';
import { type Came, keep, noteConflict, type RowAsked } from './keep-row.ts';
import type { RowNeeds } from './row-needs.ts';

/**
 * Files what a row declares: once for each time that the city took it. Whoever declared the same here as well is joined with it; who said
 * something else here keeps that, and this is kept beside it (requirements A7, J1).
 */
export async function fileRow(needs: RowNeeds, asked: RowAsked): Promise<Came> {
  const { row, now } = asked;
  const community = await needs.regions.find(row.form.trip.destination.community);
  const fault = faultOfRow(row, { community, now });
  if (fault !== undefined) return { outcome: 'rejected', ...fault };
  const filing = (asked.link?.filing ?? 0) + 1;
  const party = partyOf(asked, filing);
  // Nearly always nobody has taken the day: then it is written at once.
  const free = await needs.filings.identify(party);
  const isFree = free.every(({ claimOf }) => claimOf === undefined);
  const first = isFree ? await store(needs, asked, { party, slots: free }) : undefined;
  if (first !== undefined) return settle(needs, asked, { declaration: first, filing });
  const { slots, earlier } = await needs.filings.look(party);
  if (earlier !== undefined) return finishEarlier(needs, asked, { earlier, filing });
  const holderId = slots[0]?.claimOf;
  const holder = holderId === undefined ? undefined : await needs.find(holderId);
  if (holder !== undefined && saysSame(row, holder)) return join(needs, asked, { holder, filing });
  const declaration = await store(needs, asked, { party, slots });
  return declaration && settle(needs, asked, { declaration, filing });
}

const joined = { outcome: 'joined', of: 'joined' } as const;

/** Where the row comes from stands in the history of what the person declared here, once, before the two are known to be one. */
async function join(
  needs: RowNeeds,
  asked: RowAsked,
  { holder, filing }: { holder: Declaration; filing: number },
): Promise<Came> {
  const { row, mark, from, now } = asked;
  const { key } = markOf(`${mark.key}-joined`, '');
  const told = { city: from.city, import: from.import, line: row.line };
  const change = { key, body: mark.body, at: now.toISOString(), kind: 'joined' as const, row: told };
  const isNoted = holder.changes.some((one) => one.key === key);
  const standing = isNoted ? holder : await needs.noteJoin(holder, change);
  return standing && keep(needs, asked, { ...joined, standing, filing, edits: standing.edits });
}

/** Undefined when a slot is no longer what it was. */
async function store(
  { filings }: RowNeeds,
  { row, from, now }: RowAsked,
  { party, slots }: { party: PartyAsked; slots: readonly Slot[] },
): Promise<Declaration | undefined> {
  const [slot] = slots;
  if (slot === undefined) throw new RangeError('a row is about one traveller');
  const declaration = describeRow(row, slot, { from, now });
  const isStored = await filings.store({ declarations: [declaration], slots, mark: party.mark });
  return isStored ? declaration : undefined;
}

function partyOf({ row, name, mark }: RowAsked, filing: number): PartyAsked {
  const idempotencyKey = `${name.city}-${name.reference}-${filing}`;
  return {
    idempotencyKey,
    mark: { key: markOf(idempotencyKey, '').key, body: mark.body },
    documents: row.form.travellers.map(({ document }) => document),
    expectedArrivalAt: row.form.trip.expectedArrivalAt,
  };
}

interface Stored {
  declaration: Declaration;
  filing: number;
}

async function settle(needs: RowNeeds, asked: RowAsked, { declaration, filing }: Stored): Promise<Came> {
  const { claimOf } = declaration;
  const filed = { outcome: 'filed', standing: declaration, filing, edits: 0 } as const;
  if (claimOf === undefined) return keep(needs, asked, { ...filed, of: 'own' });
  const holder = await needs.find(claimOf);
  // Who travels to another city is none of this one’s business: it is answered like any other (requirements A7).
  if (holder === undefined || !isWithin(holder.place, asked.name.city))
    return keep(needs, asked, { ...filed, of: 'claim' });
  await noteConflict(needs, asked, { kind: 'day-held', wants: 'declaration', standing: holder });
  return keep(needs, asked, { ...filed, outcome: 'conflict', of: 'claim' });
}

/** It was filed, and the process died before that was noted. */
async function finishEarlier(
  needs: RowNeeds,
  asked: RowAsked,
  { earlier, filing }: { earlier: Earlier; filing: number },
): Promise<Came> {
  const id = earlier.declarations[0]?.id ?? '';
  const declaration = await needs.find(id);
  if (declaration === undefined) return { outcome: 'older' };
  const { row, name, link, mark } = asked;
  if (earlier.bodyHash === mark.body) return settle(needs, asked, { declaration, filing });
  // Another row than this one: it is noted first, as the oldest that there is.
  const of = declaration.claimOf === undefined ? 'own' : 'claim';
  const { submittedAt = row.submittedAt } = declaration.personal.source ?? {};
  const first: CityLink = {
    ...name,
    day: link?.day ?? shanghaiDate(new Date(submittedAt)),
    ...{ of, filing, declaration: id, state: 'declared', edits: 0 },
    ...{ updatedAt: submittedAt, body: earlier.bodyHash },
  };
  await needs.links.keep(first, link, declaration);
  return undefined;
}
