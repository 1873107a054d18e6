import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { openLists } from '../shared/list/open-lists.ts';
import { log } from '../shared/log.ts';
import { openQueue, sendOne } from '../shared/queue/queue.ts';
import { announceExport } from '../shared/table/announced-export-store.ts';
import { findExport, moveExport } from '../shared/table/export-store.ts';
import { findRegion, findRegionsOf } from '../shared/table/region-store.ts';
import { openTable } from '../shared/table/table.ts';
import type { ExportMessage } from './export-message.ts';
import { storeIn } from './files-adapter.ts';
import type { ReadNeeds } from './read-list.ts';
import { expiryOf } from './tell-export.ts';
import { writeExport } from './write-export.ts';

/** Writes what a message names, from the settings of the function. What is written already, or forgotten, needs nothing. */
export function openWriter(): (named: ExportMessage) => Promise<void> {
  const settings = readEnvironment('TABLE_NAME', 'EXPORT_BUCKET', 'NOTIFY_QUEUE_URL');
  const table = openTable(settings.TABLE_NAME);
  const notify = openQueue(settings.NOTIFY_QUEUE_URL);
  const store = storeIn(settings.EXPORT_BUCKET);
  const lists = openLists(table);
  const list: ReadNeeds = {
    below: (region) => findRegionsOf(table, region),
    some: (stretch, limit) => lists.some(stretch, limit),
    round: () => lists.round(),
  };
  return async (named) => {
    const found = await findExport(table, named);
    if (found === undefined || found.readyAt !== undefined) return;
    const attempt = found.attempt + 1;
    const begun = await moveExport(table, found, { attempt, movedAt: systemClock().toISOString() });
    // Told twice at once: the other one writes it.
    if (!begun) return;
    const move = (moved: Parameters<typeof moveExport>[2]) => moveExport(table, { ...named, attempt }, moved);
    const pathOf = async (region: string) => (await findRegion(table, region))?.path ?? region;
    const announce = async ({ readyAt, rows }: { readyAt: string; rows: number }) => {
      await announceExport(table, found, expiryOf(readyAt));
      const { id, place } = found;
      await sendOne(notify, { kind: 'export-waiting', id: `export-waiting-${id}`, place, rows });
    };
    const needs = { list, pathOf, clock: systemClock, move, store, announce };
    const rows = await writeExport(needs, found);
    if (rows !== undefined) log.info('export-written', { id: named.id, rows });
  };
}
