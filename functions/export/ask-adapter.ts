import { openAccountChain } from '../shared/audit/audit-store.ts';
import { readEnvironment } from '../shared/environment.ts';
import { openQueue, sendOne } from '../shared/queue/queue.ts';
import { findAllAnnounced, findAnnounced } from '../shared/table/announced-export-store.ts';
import { decideExport, findExport, findExports, keepExport } from '../shared/table/export-store.ts';
import { findRegion } from '../shared/table/region-store.ts';
import { openTable, type Table } from '../shared/table/table.ts';
import type { DecideNeeds } from './decide-export.ts';
import { linksInto } from './files-adapter.ts';
import type { LinkNeeds } from './link-export.ts';
import type { AnnouncedExports } from './list-approvals.ts';
import type { RequestNeeds } from './request-export.ts';

interface ExportNeeds {
  table: Table;
  request: RequestNeeds;
  link: LinkNeeds;
  announced: AnnouncedExports;
  decide: DecideNeeds;
}

/** What asking for exports, approving them and giving them out needs, from the settings of the function. */
export function openExports(): ExportNeeds {
  const settings = readEnvironment('TABLE_NAME', 'EXPORT_BUCKET', 'EXPORT_QUEUE_URL');
  const table = openTable(settings.TABLE_NAME);
  const queue = openQueue(settings.EXPORT_QUEUE_URL);
  const views = openAccountChain(table);
  return {
    table,
    request: {
      regions: { exists: async (code) => (await findRegion(table, code)) !== undefined },
      exports: { of: (sub) => findExports(table, sub), keep: (made) => keepExport(table, made) },
      views,
      send: (task) => sendOne(queue, task),
    },
    link: {
      exports: { find: (sub, id) => findExport(table, { sub, id }) },
      views,
      sign: linksInto(settings.EXPORT_BUCKET),
    },
    announced: { allAnnounced: (region, now) => findAllAnnounced(table, region, now) },
    decide: {
      exports: {
        announced: (region, id) => findAnnounced(table, region, id),
        decide: (found, decision) => decideExport(table, found, decision),
      },
      views,
    },
  };
}
