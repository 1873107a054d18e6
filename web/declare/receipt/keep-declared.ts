import { direction } from '../../../schemas/codes.ts';
import type { Declared } from '../../../schemas/receipt.ts';
import type { Draft } from '../draft/draft.ts';
import { arrivalInstant } from '../draft/to-request.ts';
import { type KeptReceipt, keep } from './kept-receipts.ts';

/** Keeps what was just declared: one receipt for each traveller, in the order of the form. */
export function keepDeclared({ declarations }: Declared, form: Draft, now: Date): void {
  const { trip } = form;
  const arrival = arrivalInstant(trip.arrivalDate, trip.arrivalTime) ?? now.toISOString();
  keep(
    declarations.map((each, index): KeptReceipt => {
      const person = form.travellers[index];
      return {
        ...each,
        secret: form.secret,
        name: person?.name.trim() ?? '',
        expectedArrivalAt: new Date(arrival).toISOString(),
        communityPath: trip.communityPath,
        direction: direction.parse(trip.direction),
        seenAt: now.toISOString(),
      };
    }),
  );
}
