import { occurrencesOf } from '../../functions/shared/life-cycle/occurrences-of.ts';
import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { sealDeclaration } from '../../functions/shared/table/declaration-vault.ts';
import { touched } from '../../functions/shared/table/desk-store.ts';
import { writeMark } from '../../functions/shared/table/filing-mark.ts';
import { type JournalHead, readJournalHead } from '../../functions/shared/table/journal-head-store.ts';
import { declarationKey, deskKey, journalHeadKey, tallyRowKey } from '../../functions/shared/table/keys.ts';
import { citizenWriter, staffWriter, writer } from '../../functions/shared/table/shape.ts';
import { readTallyRow, writeTallyRow } from '../../functions/shared/table/tally-row-store.ts';
import { type Attributes, text } from '../../functions/shared/table/values.ts';
import { addTallies, type RowTallies, rowsOf } from '../../functions/statistics/add-rows.ts';
import { countDeclaration } from '../../functions/statistics/count-declaration.ts';
import type { Tells } from '../../functions/statistics/sum-records.ts';
import { addTo, type Sums } from '../../functions/statistics/sums.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { tallyIndex } from '../../schemas/tally.ts';
import type { EngineFile } from '../seed/engine-file.ts';
import type { Kept } from './memory-stores.ts';

/** A party as it is to be written. */
interface Prepared {
  declarations: readonly Declaration[];
  items: readonly Attributes[];
}

/** What was written: those that were there already are not. `busy` when figures were being carried: then nothing was. */
export type Imported = { kind: 'written'; declarations: Declaration[] } | { kind: 'busy' };

/** The items of a party, as the functions would have left them. */
export async function prepareParty(
  sources: DeclarationSources,
  { kept, beside }: { kept: readonly Kept[]; beside: readonly Attributes[] },
): Promise<Prepared> {
  const items = await Promise.all(
    kept.map(async ({ declaration, mark, isByCitizen }) => ({
      ...declarationKey(declaration.id),
      ...(await sealDeclaration(sources, declaration)),
      ...writeMark(mark),
      [writer]: text(isByCitizen ? citizenWriter : staffWriter),
    })),
  );
  return { declarations: kept.map(({ declaration }) => declaration), items: [...items, ...beside] };
}

/**
 * Writes parties, and what they add to the figures, whole or not at all: whenever a rehearsal is interrupted, the figures are
 * those of the declarations. A party of which something is there already is left out.
 */
export function importBatch(file: EngineFile, parties: readonly Prepared[], now: Date): Imported {
  return file.transaction(() => {
    const head = readJournalHead(file.get(journalHeadKey()));
    // A carry that is under way has read rows that it will replace.
    if (head.carry.running) return { kind: 'busy' };
    const fresh = parties.filter(({ items }) => items.every((item) => file.get(item) === undefined));
    for (const { items } of fresh) for (const item of items) file.put(item);
    const declarations = fresh.flatMap((party) => party.declarations);
    for (const rows of rowsOf([tellingOf(declarations)])) for (const row of rows) addToRow(file, head, row);
    for (const place of new Set(declarations.flatMap(placesOf))) touchDesk(file, place, now);
    return { kind: 'written', declarations };
  });
}

/** What declarations add to the figures, by the rule that counts them from the stream. */
function tellingOf(declarations: readonly Declaration[]): Tells {
  const sums: Sums = new Map();
  for (const declaration of declarations)
    for (const { place, date, key, count } of countDeclaration({
      ...declaration,
      occurrences: occurrencesOf(declaration),
    }))
      addTo(sums, [date, place], [tallyIndex.get(key) ?? -1, count]);
  return (visit) => {
    for (const [date, places] of sums)
      for (const [place, counts] of places) for (const [key, count] of counts) visit(place, date, key, count);
  };
}

function addToRow(file: EngineFile, { carry }: JournalHead, { parent, day, tallies }: RowTallies): void {
  const stored = file.get(tallyRowKey(parent, day));
  const held = stored && readTallyRow(parent, stored);
  file.put(
    writeTallyRow({
      parent,
      day,
      carry: held?.carry ?? carry.n,
      tallies: addTallies(held?.tallies ?? [], tallies),
    }),
  );
}

const placesOf = ({ place, waitingAt }: Declaration): string[] => [
  place,
  ...(waitingAt === undefined ? [] : [waitingAt]),
];

function touchDesk(file: EngineFile, place: string, now: Date): void {
  const desk = file.get(deskKey(place));
  if (desk !== undefined) file.put(touched(desk, now.toISOString()));
}
