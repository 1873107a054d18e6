import type { FeedWeight } from '../../../schemas/feed-guard.ts';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FoundRow } from '../chunk-rows.ts';

/** The rows of a part of a file that flag somebody active: two words each, the line in the part, and who. */
const adverseWords = 2;

/** What of a part's rows weighs: those that flag, found by the document, as numbers that tell nobody who it is. @param isRegistered whether the registry has what a row tells. */
export function tellAdverse(
  { adverse }: Pick<FeedKind, 'adverse'>,
  found: readonly FoundRow[],
  isRegistered: (row: FoundRow) => boolean = () => false,
): Uint32Array {
  return Uint32Array.from(
    found
      .filter((row) => row.by === 'document' && isAdverse(adverse, row) && !isRegistered(row))
      // All trips of a person are told in one order, so the first of them stands for the person.
      .flatMap(({ line, references: [person = 0] }) => [line, person]),
  );
}

function isAdverse(adverse: FeedKind['adverse'], { facts }: FoundRow): boolean {
  if (typeof adverse === 'string') return adverse === 'all';
  if ('unlessIn' in adverse) return true;
  return adverse.in.includes(facts[adverse.when] ?? '');
}

export interface PartToWeigh {
  adverse: Uint32Array;
  /** Lines of it that are not noted: repeated, or in conflict. */
  leftOut: ReadonlySet<number>;
}

/** Beside the active people, the rows that have somebody looked for whom nobody has declared: each flags a person as well. */
export interface Weighed {
  /** All active people. */
  people: number;
  sought: number;
}

/** How many people a run would flag (requirements D7): active ones each once, however many rows, trips and parts tell of them. */
export function weighRun(parts: readonly PartToWeigh[], { people, sought }: Weighed): FeedWeight {
  const flagged = new Set<number>();
  for (const { adverse, leftOut } of parts)
    for (let at = 0; at < adverse.length; at += adverseWords)
      if (!leftOut.has(adverse[at] as number)) flagged.add(adverse[at + 1] as number);
  return { adverse: flagged.size + sought, people };
}
