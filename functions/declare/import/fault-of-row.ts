import { isDeepStrictEqual } from 'node:util';
import { arrivalProblem } from '../../../schemas/arrival-window.ts';
import { type CityField } from '../../../schemas/city-field.ts';
import { cityFieldOfPath } from '../../../schemas/city-field-of-path.ts';
import type { CityRow, CityRowReason } from '../../../schemas/city-row.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { messageOf } from '../../../schemas/messages.ts';
import type { RegionValidity } from '../../../schemas/region.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { issuesOfArrival, issuesOfCommunity, issuesOfTraveller } from '../check-told.ts';

export interface RowFault {
  field?: CityField;
  reason: CityRowReason;
}

/** A declaration that comes so long after the arrival is still to be looked after (requirements A5, A11). */
const latestDays = 14;

interface Around {
  community: RegionValidity | undefined;
  /** What the row would edit; absent where it is filed. */
  edits?: Declaration;
  now: Date;
}

/** What forbids to file a row, or to edit by it; a city’s rows may come days after the person has arrived. */
export function faultOfRow({ form: { trip, travellers } }: CityRow, around: Around): RowFault | undefined {
  const { community, edits, now } = around;
  const [traveller] = travellers;
  if (traveller === undefined) throw new RangeError('a row is about one traveller');
  const arrival = edits === undefined ? issuesOfLateArrival(trip, now) : issuesOfArrival(trip, now);
  const isOther = edits !== undefined && !isDeepStrictEqual(edits.personal.document, traveller.document);
  const [first] = [
    ...arrival,
    ...issuesOfCommunity(community, trip),
    ...issuesOfTraveller(traveller, ['traveller'], now),
    ...(isOther ? [{ path: ['traveller', 'document', 'number'], code: messageOf('document.number') }] : []),
  ];
  if (first === undefined) return undefined;
  const field = cityFieldOfPath(first.path);
  return { ...(field !== undefined && { field }), reason: first.code as CityRowReason };
}

function issuesOfLateArrival(trip: CityRow['form']['trip'], now: Date): ReturnType<typeof issuesOfArrival> {
  const at = new Date(trip.expectedArrivalAt);
  const path = ['trip', 'expectedArrivalAt'];
  if (shanghaiDate(at) < addDays(shanghaiDate(now), -latestDays))
    return [{ path, code: messageOf('city-row.past') }];
  return arrivalProblem(at, now) === 'arrival.far' ? [{ path, code: messageOf('arrival.far') }] : [];
}
