import type { EditNeeds } from '../../functions/declare/edit-declaration.ts';
import type { PartyAsked, SubmissionNeeds } from '../../functions/declare/submit-party.ts';
import type { FilingMark } from '../../functions/shared/table/filing-mark.ts';
import { putTransferRow } from '../../functions/shared/table/transfer-row.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';
import type { StepCases } from '../../functions/verify/record-verification.ts';
import type { ReplyCases } from '../../functions/verify/reply-to-transfer.ts';
import type { TransferCases } from '../../functions/verify/request-transfer.ts';
import type { FilingCases } from '../../functions/verify/settle-filings.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { openDays } from './days.ts';

/** A declaration as it stands, with what is stored beside it: what its form is recognised by, and who wrote it last. */
export interface Kept {
  declaration: Declaration;
  mark: FilingMark;
  isByCitizen: boolean;
}

export interface MemoryStores {
  find: (id: string) => Declaration | undefined;
  kept: () => Kept[];
  /** The rows by which receivers see cases wait, and the pointers by which declarations hold days that others took first. */
  beside: () => Attributes[];
  regions: EditNeeds['regions'];
  /** What citizens change. */
  declarations: EditNeeds['declarations'];
  filings: SubmissionNeeds['filings'];
  cases: StepCases & TransferCases & ReplyCases & FilingCases;
}

const validFrom = '2020-01-01';

/** Keeps the declarations of one party in memory, as the table's stores would. Nobody else writes, so every condition holds. */
export function openMemoryStores(settings: Parameters<typeof openDays>[0]): MemoryStores {
  const kept = new Map<string, Kept>();
  const rows = new Map<string, Attributes>();
  const find = (id: string): Declaration | undefined => kept.get(id)?.declaration;
  const days = openDays(settings, find);
  const update = (declaration: Declaration, isByCitizen: boolean): Declaration => {
    const before = kept.get(declaration.id);
    if (before !== undefined) kept.set(declaration.id, { ...before, declaration, isByCitizen });
    return declaration;
  };
  const change = (by: 'citizen' | 'staff') => (change: { before: Declaration; after: Declaration }) =>
    Promise.resolve(update({ ...change.after, version: change.before.version + 1 }, by === 'citizen'));
  const byCitizen = change('citizen');
  const byStaff = change('staff');
  const list = (first: string | undefined, listed: (claims: string[]) => string[]): void => {
    const found = first === undefined ? undefined : kept.get(first);
    if (found === undefined) return;
    const { declaration } = found;
    kept.set(declaration.id, {
      ...found,
      declaration: { ...declaration, claims: listed(declaration.claims) },
    });
  };
  const sealed = (id: string) => {
    const found = find(id);
    return Promise.resolve(found && { ...found, open: () => Promise.resolve(find(id)) });
  };
  const slotsOf = ({ documents, expectedArrivalAt, idempotencyKey: key }: PartyAsked) =>
    documents.map((document, index) => days.slotFor(document, { expectedArrivalAt, key, index }));

  return {
    find,
    kept: () => [...kept.values()],
    beside: () => [...rows.values(), ...days.pointers()],
    regions: { find: (code) => Promise.resolve({ code, name: '', path: '', validFrom }) },
    declarations: {
      find: (id) => {
        const facts = find(id);
        const opened = { contactIndex: '', declarantIndex: '', open: () => Promise.resolve(find(id)) };
        return Promise.resolve(facts && { facts, ...opened });
      },
      write: async ({ before, after }) => {
        const holder = days.take(before, after);
        if (holder !== undefined) return { kind: 'taken', holder };
        if (after.waitingAt === undefined) rows.delete(before.id);
        const declaration = await byCitizen({ before, after });
        const [wasClaim, isClaim] = [before.state === 'claimed', after.state === 'claimed'];
        if (!wasClaim && isClaim) list(after.claimOf, (claims) => [...claims, after.id]);
        if (wasClaim && !isClaim) list(after.claimOf, (claims) => claims.filter((id) => id !== after.id));
        return { kind: 'written', declaration };
      },
    },
    filings: {
      identify: (party) => Promise.resolve(slotsOf(party)),
      look: (party) => Promise.resolve({ slots: slotsOf(party) }),
      store: ({ declarations, mark }) => {
        for (const declaration of declarations) {
          kept.set(declaration.id, { declaration, mark, isByCitizen: true });
          list(declaration.claimOf, (claims) => [...claims, declaration.id]);
        }
        return Promise.resolve(true);
      },
    },
    cases: {
      find: sealed,
      write: byStaff,
      startTransfer: ({ before, after, link }) => {
        const row = putTransferRow({ name: '' }, after, link).Put?.Item;
        if (row !== undefined && link.state === 'waiting') rows.set(before.id, row);
        return byStaff({ before, after });
      },
      answerTransfer: ({ before, after }) => {
        rows.delete(before.id);
        return byStaff({ before, after });
      },
      settle: async (before, after) => {
        if (after.claim.state === 'declared') days.handOver(after.claim);
        const first = await byStaff({ before: before.first, after: after.first });
        await byStaff({ before: before.claim, after: after.claim });
        return first;
      },
    },
  };
}
