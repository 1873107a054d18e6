import { leadDays, noticeDays } from '../../../schemas/arrival-window.ts';
import type { CityRow } from '../../../schemas/city-row.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { describeParty, type Slot } from '../describe-party.ts';

/** Where a row comes from (requirements J1: provenance is kept). */
export interface Provenance {
  city: string;
  import: string;
  mapping: number;
}

/**
 * The declaration that a row becomes. It counts from now on, when the province learns of it; how far ahead the person declared is told from
 * when they did, to their city (requirements A2).
 */
export function describeRow(
  { form, line, reference, submittedAt }: CityRow,
  slot: Slot,
  { from, now }: { from: Provenance; now: Date },
): Declaration {
  const [declared] = describeParty(form, [slot], now);
  if (declared === undefined) throw new RangeError('a row is about one traveller');
  const days = leadDays(new Date(form.trip.expectedArrivalAt), new Date(submittedAt));
  return {
    ...declared,
    channel: 'city-system',
    leadDays: days,
    shortNotice: days < noticeDays,
    personal: { ...declared.personal, source: { ...from, reference, submittedAt, line } },
  };
}
