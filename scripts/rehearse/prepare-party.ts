import { countDeclaration } from '../../functions/shared/counting/count-declaration.ts';
import { occurrencesOf } from '../../functions/shared/life-cycle/occurrences-of.ts';
import type { DeclarationSources } from '../../functions/shared/table/declaration-store.ts';
import { sealDeclaration } from '../../functions/shared/table/declaration-vault.ts';
import { writeMark } from '../../functions/shared/table/filing-mark.ts';
import { declarationKey } from '../../functions/shared/table/keys.ts';
import { leftRows } from '../../functions/shared/table/left-rows.ts';
import { citizenWriter, staffWriter, writer } from '../../functions/shared/table/shape.ts';
import { packTallies } from '../../functions/shared/table/tallies-codec.ts';
import { text } from '../../functions/shared/table/values.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { type EngineRow, engineRowOf } from '../seed/engine-row.ts';
import type { Village } from './village.ts';

/** What is told of a declaration that was made. */
export type Made = Pick<
  Declaration,
  'id' | 'state' | 'claimOf' | 'edits' | 'arrivedAt' | 'place' | 'dueAt' | 'waitingAt'
>;

/** A party as it is to be written: it can be sent to another thread. */
export interface Prepared {
  made: readonly Made[];
  rows: readonly EngineRow[];
  /** What it adds to the figures, packed as the journal packs it. */
  tallies: Uint8Array;
}

/** The items of a party, as the functions would have left them, and what they count by the rule that counts from the stream. */
export async function prepareParty(
  sources: DeclarationSources,
  village: Pick<Village, 'kept' | 'beside'>,
): Promise<Prepared> {
  const kept = village.kept();
  const items = await Promise.all(
    kept.map(async ({ declaration, mark, isByCitizen }) => ({
      ...declarationKey(declaration.id),
      ...(await sealDeclaration(sources, declaration)),
      ...writeMark(mark),
      [writer]: text(isByCitizen ? citizenWriter : staffWriter),
    })),
  );
  const declarations = kept.map(({ declaration }) => declaration);
  const left = declarations.flatMap((one) => leftRows(one, sources.retentionDays));
  const tallies = declarations.flatMap((one) =>
    countDeclaration({ ...one, occurrences: occurrencesOf(one) }),
  );
  return {
    made: declarations.map(toldOf),
    rows: [...items, ...village.beside(), ...left].map(engineRowOf),
    tallies: packTallies(tallies),
  };
}

function toldOf({ id, state, edits, place, claimOf, arrivedAt, dueAt, waitingAt }: Declaration): Made {
  return {
    id,
    state,
    edits,
    place,
    ...(claimOf !== undefined && { claimOf }),
    ...(arrivedAt !== undefined && { arrivedAt }),
    ...(dueAt !== undefined && { dueAt }),
    ...(waitingAt !== undefined && { waitingAt }),
  };
}
