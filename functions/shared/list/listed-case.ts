import { isClosed } from '../../../schemas/life-cycle.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Tally } from '../../../schemas/tally.ts';
import { countDeclaration } from '../counting/count-declaration.ts';
import { originNamed } from '../table/declaration-record.ts';
import { readOccurrences } from '../table/occurrences-codec.ts';
import type { PlaceRow } from '../table/place-rows.ts';
import type { ListedCase } from './list-reads.ts';

/** A row of the index as lists have it: what it shows, and what it counts (decision 0019). */
export function listedOf(row: PlaceRow & Pick<ListedCase, 'leftAt'>): ListedCase {
  const { forAnotherAdult: _other, takenOver: _taken, channel: _channel, told: _told, ...known } = row;
  const { hasStays: _stays, ...shown } = known;
  const owedTestDate = owedOf(row);
  return { ...shown, tallies: () => talliesOf(row), ...(owedTestDate !== undefined && { owedTestDate }) };
}

/** A row by which a case waits to be accepted stands for that alone: all else counts where the case itself stands. */
function talliesOf(row: PlaceRow): Tally[] {
  const { place, submittedAt, transfer, told } = row;
  const submittedDate = shanghaiDate(new Date(submittedAt));
  if (transfer !== undefined) return [{ place, date: submittedDate, key: 'awaiting-acceptance', count: 1 }];
  const occurrences = readOccurrences(told.occurrences, { submittedDate, destination: told.destination });
  return countDeclaration({ ...row, ...told, origin: originNamed(row.origin), occurrences });
}

/** The day of the earliest test that an open case owes: from the next day on it is one of the metric `tests-overdue`. */
function owedOf(row: PlaceRow): string | undefined {
  if (row.measure === undefined || isClosed(row.state)) return undefined;
  const owed = talliesOf(row).filter(({ key }) => key === 'tests-owed');
  return owed.map(({ date }) => date).sort()[0];
}
