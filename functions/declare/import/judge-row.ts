import { isWithin } from '../../../schemas/access.ts';
import type { CityConflict } from '../../../schemas/city-conflict.ts';
import type { CityLink } from '../../../schemas/city-link.ts';
import type { CityRow } from '../../../schemas/city-row.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { refusalOf } from '../refuse-change.ts';

/** What is known of what a row tells. */
export interface KnownOfRow {
  city: string;
  link: CityLink | undefined;
  /** What stands here under the link; undefined when its retention has ended. */
  standing: Declaration | undefined;
  /** By which what the row does is recognised, with a hash of what it says. */
  mark: { key: string; body: string };
  now: Date;
  /** A person decided that the row stands: who was first, and who changed what, is no matter any more. */
  insists: boolean;
}

type Standing = KnownOfRow & { link: CityLink; standing: Declaration };

export type Verdict =
  /** `older`: a newer row has been taken. `known`: nothing to write. */
  | { do: 'older' | 'known' }
  /** It was done, and not yet noted. */
  | { do: 'finish'; outcome: 'edited' | 'withdrawn'; edits: number }
  /** It says what is known, and later. */
  | { do: 'renew' }
  | { do: 'file' | 'edit' | 'withdraw' | 'note-withdrawn' }
  | ({ do: 'conflict' } & Pick<CityConflict, 'kind' | 'wants'>);

/** What a row of a city’s own system comes to (requirements J1): ours stands wherever the two contradict each other. */
export function judgeRow(row: CityRow, known: KnownOfRow): Verdict {
  const { link, standing } = known;
  const isWithdrawn = row.state === 'withdrawn';
  if (link === undefined) return { do: isWithdrawn ? 'note-withdrawn' : 'file' };
  if (row.updatedAt < link.updatedAt) return { do: 'older' };
  // The person withdrew what they had declared here as well: what they declared there is left.
  if (link.of === 'joined' && !isWithdrawn && standing !== undefined && !holdsDay(standing))
    return { do: 'file' };
  const early = judgeAge(row, link, known);
  if (early !== undefined) return early;
  // Withdrawn there before, and declared again.
  if (link.state === 'withdrawn') return { do: isWithdrawn ? 'renew' : 'file' };
  if (standing === undefined) return { do: 'older' };
  return judgeChange(row, { ...known, link, standing });
}

function judgeAge(row: CityRow, link: CityLink, { mark, insists }: KnownOfRow): Verdict | undefined {
  const isNewer = row.updatedAt > link.updatedAt;
  if (mark.body === link.body) return { do: isNewer ? 'renew' : 'known' };
  return isNewer || insists ? undefined : { do: 'conflict', kind: 'same-time', wants: wantsOf(row) };
}

function judgeChange(row: CityRow, known: Standing): Verdict {
  const { standing, link, mark } = known;
  const isWithdrawn = row.state === 'withdrawn';
  const isDone = standing.changes.some(({ key }) => key === mark.key);
  if (isDone && !isWithdrawn) return { do: 'finish', outcome: 'edited', edits: link.edits + 1 };
  if (isWithdrawn && standing.state === 'withdrawn')
    return { do: 'finish', outcome: 'withdrawn', edits: link.edits };
  if (standing.state === 'withdrawn') return judgeAfterWithdrawal(row, standing);
  if (link.of === 'joined' && !isWithdrawn && saysSame(row, standing)) return { do: 'renew' };
  return changeWithin(row, known);
}

/** Withdrawn here by the person: the later of the two words counts. */
function judgeAfterWithdrawal(row: CityRow, { changes, updatedAt }: Declaration): Verdict {
  const { at = updatedAt } = changes.findLast(({ kind }) => kind === 'withdrawal') ?? {};
  return { do: row.updatedAt > at ? 'file' : 'older' };
}

/** What the life of a declaration allows (requirements A4), where it is still the city’s and nobody changed it here. */
function changeWithin(row: CityRow, known: Standing): Verdict {
  const wants = wantsOf(row);
  const kind = whatForbids(row, known);
  return kind === undefined
    ? { do: wants === 'edit' ? 'edit' : 'withdraw' }
    : { do: 'conflict', kind, wants };
}

function whatForbids(
  row: CityRow,
  { city, link, standing, now, insists }: Standing,
): CityConflict['kind'] | undefined {
  if (!isWithin(standing.place, city)) return 'elsewhere';
  if (!insists && link.of === 'joined') return 'differs';
  if (!insists && standing.edits !== link.edits) return 'changed-here';
  const refusal = refusalOf(standing, wantsOf(row), now);
  if (refusal?.code === 'edits-used-up') return 'edits-used-up';
  const isPast = row.state === 'declared' && row.form.trip.expectedArrivalAt <= now.toISOString();
  return refusal !== undefined || isPast ? 'too-late' : undefined;
}

function wantsOf({ state }: CityRow): 'edit' | 'withdrawal' {
  return state === 'withdrawn' ? 'withdrawal' : 'edit';
}

const holdsDay = ({ state }: Declaration): boolean => state !== 'withdrawn' && state !== 'superseded';

/**
 * Whether both lead the person to one officer on one day, in one direction, and the row tells of no symptom and no stay that the other does not;
 * hours and seats may differ.
 */
export function saysSame(
  { form: { trip, travellers } }: CityRow,
  standing: Pick<Declaration, 'destination' | 'direction' | 'expectedArrivalAt' | 'symptoms' | 'riskStay'>,
): boolean {
  const isMore = travellers.some(
    ({ symptoms, riskStays }) =>
      (symptoms.present && !standing.symptoms) || (riskStays.present && !standing.riskStay),
  );
  return (
    !isMore &&
    standing.destination === trip.destination.community &&
    standing.direction === trip.direction &&
    dayOf(standing.expectedArrivalAt) === dayOf(trip.expectedArrivalAt)
  );
}

const dayOf = (at: string): string => shanghaiDate(new Date(at));
