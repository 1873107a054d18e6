import type { Occurrence } from '../../../schemas/occurrence.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { at, type DeclarationFacts } from './declaration-record.ts';
import { type Origin, readOccurrences, writeOccurrences } from './occurrences-codec.ts';
import { type Attributes, text, textOf } from './values.ts';

/** What the occurrences of a record count from. */
export function originOf({
  submittedAt,
  destination,
}: Pick<DeclarationFacts, 'submittedAt' | 'destination'>): Origin {
  return { submittedDate: shanghaiDate(new Date(submittedAt)), destination };
}

/** What statistics count of a record whose facts were read. @throws ZodError when it says something else. */
export function parseOccurrences(attributes: Attributes, facts: DeclarationFacts): Occurrence[] {
  const origin = originOf(facts);
  const read = (name: string) => readOccurrences(textOf(attributes, name) ?? '', origin);
  return [...read(at.occurrences), ...read(at.edited)];
}

/**
 * What statistics count, as it stands unsealed: edits apart, so that the index of places, which has the rest, need not be written for an
 * edit that it shows nothing of (figure F4).
 */
export function occurrenceAttributes(occurrences: readonly Occurrence[], origin: Origin): Attributes {
  const edits = occurrences.filter(({ kind }) => kind === 'edited');
  const others = occurrences.filter(({ kind }) => kind !== 'edited');
  return {
    ...(others.length > 0 && { [at.occurrences]: text(writeOccurrences(others, origin)) }),
    ...(edits.length > 0 && { [at.edited]: text(writeOccurrences(edits, origin)) }),
  };
}
