import { hash } from 'node:crypto';
import { openAccountChain } from '../../shared/audit/audit-store.ts';
import { findRegionPaths } from '../../shared/table/region-store.ts';
import { findRiskAreaRecords, keepRiskAreas } from '../../shared/table/risk-area-store.ts';
import type { Table } from '../../shared/table/table.ts';
import type { ChangeNeeds } from './change-area.ts';

/** As many keys as one BatchGetItem takes. */
const mostKeys = 100;

/** The list of risk areas in the table, the regions that there are, and the chains of those who change the list. */
export function openChanges(table: Table): ChangeNeeds {
  return {
    records: {
      of: (region) => findRiskAreaRecords(table, region),
      keep: (records) => keepRiskAreas(table, records),
    },
    regions: { existing: (codes) => findExisting(table, codes) },
    chain: openAccountChain(table),
  };
}

async function findExisting(table: Table, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let start = 0; start < codes.length; start += mostKeys)
    for (const code of (await findRegionPaths(table, codes.slice(start, start + mostKeys))).keys())
      found.add(code);
  return found;
}

/** Under which id a change stands in the chain: 128 bits, as an id there has. */
export function entryIdOf(sub: string, idempotencyKey: string): string {
  return hash('sha256', JSON.stringify(['risk-areas', sub, idempotencyKey]), 'base64url').slice(0, 22);
}
