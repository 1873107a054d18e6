import type { Occurrence } from '../../../schemas/occurrence.ts';
import { at } from './declaration-record.ts';
import { type Origin, writeOccurrences } from './occurrences-codec.ts';
import { type Attributes, text } from './values.ts';

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
