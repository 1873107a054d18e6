import { touched } from '../../functions/shared/table/desk-store.ts';
import { readJournalHead } from '../../functions/shared/table/journal-head-store.ts';
import { deskKey, journalHeadKey } from '../../functions/shared/table/keys.ts';
import type { EngineFile } from '../seed/engine-file.ts';
import type { EngineRow } from '../seed/engine-row.ts';
import { addFigureRow, figureRowsOf } from './figure-rows.ts';
import type { Made, Prepared } from './prepare-party.ts';

/** Parties that are written together, and the rows of figures that they make when all of them are new. */
export interface Batch {
  parties: readonly Prepared[];
  figures: readonly EngineRow[];
}

/** What was written: those that were there already are not. `busy` when figures were being carried: then nothing was. */
export type Imported = { kind: 'written'; made: Made[] } | { kind: 'busy' };

/**
 * Writes parties, and what they add to the figures, whole or not at all: whenever a rehearsal is interrupted, the figures are
 * those of the declarations. A party of which something is there already is left out.
 */
export function importBatch(file: EngineFile, { parties, figures }: Batch, now: Date): Imported {
  return file.transaction(() => {
    const head = readJournalHead(file.get(journalHeadKey()));
    // A carry that is under way has read rows that it will replace.
    if (head.carry.running) return { kind: 'busy' };
    const fresh = parties.filter(({ rows }) => !rows.some((row) => file.has(row)));
    for (const { rows } of fresh) for (const row of rows) file.putRow(row);
    const isWhole = fresh.length === parties.length;
    for (const row of isWhole ? figures : figureRowsOf(fresh)) addFigureRow(file, row);
    const made = fresh.flatMap((party) => party.made);
    for (const place of new Set(made.flatMap(placesOf))) touchDesk(file, place, now);
    return { kind: 'written', made };
  });
}

const placesOf = ({ place, waitingAt }: Made): string[] => [
  place,
  ...(waitingAt === undefined ? [] : [waitingAt]),
];

function touchDesk(file: EngineFile, place: string, now: Date): void {
  const desk = file.get(deskKey(place));
  if (desk !== undefined) file.put(touched(desk, now.toISOString()));
}
