import type { FoundPerson } from '../../shared/findings/finding.ts';

/** Who a row is about stands in the case, or with the search for whom nobody has declared. */
const ofPerson: ReadonlySet<string> = new Set(['document', 'name', 'phone']);

/** What a row says, and about whom. */
export function partRow(facts: Readonly<Record<string, string>>): {
  person: FoundPerson;
  told: Record<string, string>;
} {
  const { document, name, phone } = facts;
  const told = Object.fromEntries(Object.entries(facts).filter(([field]) => !ofPerson.has(field)));
  return { person: { document, name, phone }, told };
}
