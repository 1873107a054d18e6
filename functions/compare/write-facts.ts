import { feedKinds } from '../../schemas/feed-kind.ts';
import type { CaseComparisons, FeedApplied } from '../../schemas/feed-run.ts';
import type { FoundRow } from './chunk-rows.ts';
import { isAbout, type KnownPerson } from './row/confirm-found.ts';
import type { FeedReading } from './run-work.ts';

type Fact = CaseComparisons['facts'][number];

/** A case as it is opened to be sure that a row is about its person. */
export interface OpenedCase extends KnownPerson {
  retentionDate: string;
}

export interface FactNeeds {
  /** Undefined when it is gone. */
  open(id: string): Promise<OpenedCase | undefined>;
  /** @returns whether it was noted now */
  keep(of: { id: string; retentionDate: string }, fact: Fact): Promise<boolean>;
}

export interface FactsAsked {
  reading: FeedReading;
  /** The declaration of each reference. */
  trips: readonly string[];
  found: readonly FoundRow[];
  /** Lines of the file before those of the chunk. */
  before: number;
}

/** Who a row is about stands in the case already. */
const ofPerson: ReadonlySet<string> = new Set(['document', 'name', 'phone']);

/**
 * Notes what rows say at the cases of the people whom they are about (requirements D3). A row found by the hash of its document is about somebody
 * only when the document itself is theirs. Done again, it notes nothing twice.
 */
export async function writeFacts(needs: FactNeeds, asked: FactsAsked): Promise<FeedApplied> {
  const applied = { facts: 0, known: 0, others: 0 };
  const { id: run, kind, receivedAt } = asked.reading;
  const factAt = feedKinds.find(({ id }) => id === kind)?.factAt ?? '';
  for (const row of asked.found) {
    const { line, by, references, facts } = row;
    if (by !== 'document') continue;
    const told = Object.fromEntries(Object.entries(facts).filter(([field]) => !ofPerson.has(field)));
    const at = new Date(facts[factAt] ?? receivedAt).toISOString();
    const fact = { kind, at, receivedAt, run, line: asked.before + line + 1, told };
    for (const reference of references) {
      const id = asked.trips[reference] ?? '';
      const opened = await needs.open(id);
      if (opened === undefined || !isAbout(row, opened)) applied.others += 1;
      else if (await needs.keep({ id, retentionDate: opened.retentionDate }, fact)) applied.facts += 1;
      else applied.known += 1;
    }
  }
  return applied;
}
