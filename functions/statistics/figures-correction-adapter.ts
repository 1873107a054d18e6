import { randomBytes } from 'node:crypto';
import { openAuditChain } from '../shared/audit/audit-store.ts';
import { recordCorrection } from '../shared/audit/record-view.ts';
import { putCorrection } from '../shared/table/correction-store.ts';
import type { DeclarationSources } from '../shared/table/declaration-store.ts';
import { appendOnce } from '../shared/table/journal-once-store.ts';
import { packTallies } from '../shared/table/tallies-codec.ts';
import type { CorrectionNeeds } from './correct-figures.ts';

/** Corrections in the table: what is added, the link of the operator's chain, and then the record of the journal. */
export function openCorrections(sources: DeclarationSources): CorrectionNeeds {
  const chain = openAuditChain(sources);
  return {
    // As long as a declaration's, in whose place it stands in the chain.
    newId: () => randomBytes(16).toString('base64url'),
    record: async ({ id, sub, region, at, tallies }) => {
      await putCorrection(sources, { id, region, tallies });
      await recordCorrection(chain, { id, sub, place: region, at });
    },
    add: async ({ id, at, tallies }) => {
      const change = { at, tallies: packTallies(tallies) };
      await appendOnce(sources, { event: `correction-${id}`, now: new Date(at) }, change);
    },
  };
}
