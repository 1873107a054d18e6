import { hash } from 'node:crypto';
import { openAccountChain } from '../shared/audit/audit-store.ts';
import { findRun, keepRelease } from '../shared/table/feed-run-store.ts';
import type { Table } from '../shared/table/table.ts';
import { openFeedFiles } from './files-adapter.ts';
import { openMachine } from './machine-adapter.ts';
import type { ReleaseNeeds } from './release-run.ts';
import { feedNoting, workKeys } from './run-work.ts';

/** What releasing runs needs, from the settings of the function. */
export function openReleasing(table: Table): ReleaseNeeds {
  const files = openFeedFiles();
  const start = openMachine();
  return {
    find: (id) => findRun(table, id),
    keep: ({ id, releases }, release) => keepRelease(table, { id, releases: [...releases] }, release),
    views: openAccountChain(table),
    note: async (id) => {
      const kept = await files.get(workKeys.held(id));
      const noting = feedNoting.parse(JSON.parse(kept.toString()));
      await start(`feed-${id}-released`, { ...noting, isReleased: true });
    },
  };
}

/** Under which id a release stands in the chain: 128 bits, as an id there has. */
export function releaseEntryOf(sub: string, idempotencyKey: string): string {
  return hash('sha256', JSON.stringify(['feed-release', sub, idempotencyKey]), 'base64url').slice(0, 22);
}
