import { changeDeclaration, type DeclarationSources } from '../shared/table/declaration-store.ts';
import { findSealedCase } from '../shared/table/sealed-case.ts';
import { writeSettlement } from '../shared/table/settlement-store.ts';
import { deleteTransferRow, putTransferRow } from '../shared/table/transfer-row.ts';
import type { StepCases } from './record-verification.ts';
import type { ReplyCases } from './reply-to-transfer.ts';
import type { TransferCases } from './request-transfer.ts';
import type { FilingCases } from './settle-filings.ts';

/** The cases in the table, for every rule of this step that writes one. */
export function openCases(sources: DeclarationSources): StepCases & TransferCases & ReplyCases & FilingCases {
  const by = 'staff';
  return {
    find: (id, freshness) => findSealedCase(sources, id, freshness),
    write: (change) => changeDeclaration(sources, { ...change, by }),
    startTransfer: ({ before, after, link }) =>
      changeDeclaration(
        sources,
        { before, after, by, event: 'transfer' },
        link.state === 'waiting' ? [putTransferRow(sources, after, link)] : [],
      ),
    answerTransfer: ({ before, after, link }) =>
      changeDeclaration(
        sources,
        { before, after, by, ...(link.state === 'accepted' && { event: 'transfer' as const }) },
        [deleteTransferRow(sources, before, link.n)],
      ),
    settle: (before, after) => writeSettlement(sources, before, after),
  };
}
