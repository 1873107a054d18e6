import { editDeclaration } from '../../functions/declare/edit-declaration.ts';
import { sendMessage } from '../../functions/declare/send-message.ts';
import { type PartyAsked, submitParty } from '../../functions/declare/submit-party.ts';
import { type CitizenChange, withdrawDeclaration } from '../../functions/declare/withdraw-declaration.ts';
import { countDeclaration } from '../../functions/shared/counting/count-declaration.ts';
import { handOnTests } from '../../functions/shared/life-cycle/hand-on-tests.ts';
import { occurrencesOf } from '../../functions/shared/life-cycle/occurrences-of.ts';
import { heldDate } from '../../functions/shared/table/day-chain.ts';
import { originOf } from '../../functions/shared/table/declaration-record.ts';
import { readOccurrences, writeOccurrences } from '../../functions/shared/table/occurrences-codec.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { isClosed } from '../../schemas/life-cycle.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { Tally } from '../../schemas/tally.ts';
import { aRegion } from '../support/builders.ts';
import { device } from '../support/citizens.ts';
import { newId } from '../support/world.ts';
import { isUnmanned, placesOf, type Town } from './town.ts';

/** A declaration and what stands unsealed beside it for whoever counts. */
export interface Kept {
  readonly declaration: Declaration;
  readonly occurrences: string;
}

const kept = (declaration: Declaration): Kept => ({
  declaration,
  occurrences: writeOccurrences(occurrencesOf(declaration), originOf(declaration)),
});

/** What the counting makes of a declaration as it is kept. */
export function countKept({ declaration, occurrences }: Kept): Tally[] {
  return countDeclaration({
    ...declaration,
    occurrences: readOccurrences(occurrences, originOf(declaration)),
  });
}

/** A town without a table: the real rules, and stores that keep the same conditions in a map. For very many runs. */
export function townInMemory(now: Date, city = '4101'): Town & { kept(): Kept[] } {
  const table = new Map<string, Kept>();
  const find = (id: string): Declaration | undefined => table.get(id)?.declaration;
  const holderOf = (document: string, date: string | undefined): Declaration | undefined =>
    [...table.values()]
      .map(({ declaration }) => declaration)
      .find((other) => other.personal.document.number === document && heldDate(other) === date);
  const keep = (declaration: Declaration): Declaration => {
    table.set(declaration.id, kept(declaration));
    return declaration;
  };
  const list = (first: string, change: (claims: string[]) => string[]): void => {
    const found = table.get(first);
    if (found === undefined) return;
    const declaration = { ...found.declaration, claims: change(found.declaration.claims) };
    table.set(first, { ...found, declaration });
  };
  const change = ({ before, after }: { before: Declaration; after: Declaration }) => {
    const stored = find(before.id);
    return Promise.resolve(
      stored?.version === before.version ? keep({ ...after, version: before.version + 1 }) : undefined,
    );
  };
  const write = async ({ before, after }: CitizenChange) => {
    const date = heldDate(after);
    const moves = date !== undefined && date !== heldDate(before);
    const holder = moves ? holderOf(after.personal.document.number, date) : undefined;
    if (holder !== undefined) return { kind: 'taken' as const, holder: holder.id };
    const declaration = await change({ before, after });
    if (declaration === undefined) return { kind: 'raced' as const };
    const first = after.claimOf;
    if (first !== undefined && before.state !== 'claimed' && after.state === 'claimed')
      list(first, (claims) => [...claims, after.id]);
    if (first !== undefined && before.state === 'claimed' && after.state !== 'claimed')
      list(first, (claims) => claims.filter((id) => id !== after.id));
    return { kind: 'written' as const, declaration };
  };
  const identify = ({ documents, expectedArrivalAt }: PartyAsked) =>
    Promise.resolve(
      documents.map(({ number }) => {
        const holder = holderOf(number, shanghaiDate(new Date(expectedArrivalAt)));
        return { id: newId(), ...(holder && { claimOf: holder.id }) };
      }),
    );
  const store = ({ declarations }: { declarations: readonly Declaration[] }) => {
    for (const one of declarations) {
      keep(one);
      if (one.claimOf !== undefined) list(one.claimOf, (claims) => [...claims, one.id]);
    }
    return Promise.resolve(true);
  };
  const regions = { find: (code: string) => Promise.resolve(aRegion({ code })) };
  const declarations = {
    find: (id: string) => {
      const facts = find(id);
      const opened = { contactIndex: '', declarantIndex: '', open: () => Promise.resolve(find(id)) };
      return Promise.resolve(facts && { facts, ...opened });
    },
    write,
  };
  const submission = {
    regions,
    filings: { identify, look: async (party: PartyAsked) => ({ slots: await identify(party) }), store },
    limit: { admit: () => Promise.resolve() },
  };
  return {
    citizens: {
      submit: (asked, at) => submitParty(submission, asked, at),
      edit: (asked) => editDeclaration({ declarations, regions }, device, asked),
      withdraw: (asked) => withdrawDeclaration(declarations, device, asked),
      tell: (asked) => sendMessage(declarations, device, asked),
    },
    cases: {
      find: (id) => {
        const sealed = find(id);
        return Promise.resolve(sealed && { ...sealed, open: () => Promise.resolve(find(id)) });
      },
      write: change,
      startTransfer: change,
      answerTransfer: change,
      settle: async (before, after) => {
        const [first] = await Promise.all([
          change({ before: before.first, after: after.first }),
          change({ before: before.claim, after: after.claim }),
        ]);
        return first;
      },
    },
    regions,
    places: placesOf(city),
    people: ['E00000001', 'E00000002', 'E00000003'],
    ids: [],
    now,
    find: (id) => Promise.resolve(find(id)),
    dispatch: (id, at) => {
      const found = table.get(id);
      if (found === undefined || !isUnmanned(found.declaration.place) || isClosed(found.declaration.state))
        return Promise.resolve();
      const { place, version, dispatches = [] } = found.declaration;
      const origin = originOf(found.declaration);
      const counted = readOccurrences(found.occurrences, origin);
      const township = place.slice(0, 9);
      // As in the table: who dispatches has no key, and what stands for whoever counts is not told anew.
      const handedOn = handOnTests(counted, { to: township, at: at.toISOString() });
      const declaration = {
        ...found.declaration,
        place: township,
        dispatches: [...dispatches, { at: at.toISOString(), from: place }],
        version: version + 1,
      };
      table.set(id, { declaration, occurrences: writeOccurrences(handedOn, origin) });
      return Promise.resolve();
    },
    kept: () => [...table.values()],
  };
}
