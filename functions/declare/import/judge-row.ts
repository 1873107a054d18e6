import type { CityConflict } from '../../../schemas/city-import.ts';
import type { CityLink } from '../../../schemas/city-link.ts';
import type { CityRow } from '../../../schemas/city-row.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { refusalOf } from '../refuse-change.ts';

/** What is known of what a row tells. */
export interface KnownOfRow {
  link: CityLink | undefined;
  /** What stands here under the link; undefined when its retention has ended. */
  standing: Declaration | undefined;
  /** By which what the row does is recognised, with a hash of what it says. */
  mark: { key: string; body: string };
  now: Date;
  /** A person decided that the row stands: who was first, and who changed what, is no matter any more. */
  insists: boolean;
}

export type Verdict =
  /** `older`: a newer row has been taken. `known`: nothing to write. */
  | { do: 'older' | 'known' }
  /** It was done, and not yet noted. */
  | { do: 'finish'; outcome: 'edited' | 'withdrawn' }
  /** It says what is known, and later. */
  | { do: 'renew' }
  | { do: 'file' | 'edit' | 'withdraw' | 'note-withdrawn' }
  | ({ do: 'conflict' } & Pick<CityConflict, 'kind' | 'wants'>);

/** What a row of a city’s own system comes to (requirements J1): ours stands wherever the two contradict each other. */
export function judgeRow(row: CityRow, known: KnownOfRow): Verdict {
  const { link } = known;
  const isWithdrawn = row.state === 'withdrawn';
  if (link === undefined) return { do: isWithdrawn ? 'note-withdrawn' : 'file' };
  const early = judgeAge(row, link, known);
  if (early !== undefined) return early;
  // Withdrawn there before, and declared again.
  if (link.state === 'withdrawn' && !isWithdrawn) return { do: 'file' };
  if (link.state === 'withdrawn') return { do: 'renew' };
  if (known.standing === undefined) return { do: 'older' };
  const done = known.standing.changes.find(({ key }) => key === known.mark.key);
  const isGone = isWithdrawn && known.standing.state === 'withdrawn';
  if (done !== undefined || isGone) return { do: 'finish', outcome: isWithdrawn ? 'withdrawn' : 'edited' };
  return link.of === 'joined'
    ? judgeJoined(row, known.standing, known)
    : judgeOwn(row, link, { ...known, standing: known.standing });
}

function judgeAge(row: CityRow, link: CityLink, { mark, insists }: KnownOfRow): Verdict | undefined {
  if (row.updatedAt < link.updatedAt) return { do: 'older' };
  const isNewer = row.updatedAt > link.updatedAt;
  if (mark.body === link.body) return { do: isNewer ? 'renew' : 'known' };
  return isNewer || insists ? undefined : { do: 'conflict', kind: 'same-time', wants: wantsOf(row) };
}

/** The person declared here as well: what they said here is theirs. */
function judgeJoined(row: CityRow, standing: Declaration, known: KnownOfRow): Verdict {
  if (row.state === 'declared' && saysSame(row, standing)) return { do: 'renew' };
  if (!known.insists) return { do: 'conflict', kind: 'differs', wants: wantsOf(row) };
  return changeWithin(row, standing, known);
}

function judgeOwn(row: CityRow, link: CityLink, known: KnownOfRow & { standing: Declaration }): Verdict {
  const { standing, insists } = known;
  const isChangedHere = standing.edits !== link.edits || standing.state === 'withdrawn';
  if (isChangedHere && !insists) return { do: 'conflict', kind: 'changed-here', wants: wantsOf(row) };
  return changeWithin(row, standing, known);
}

/** What the life of a declaration allows (requirements A4). */
function changeWithin(row: CityRow, standing: Declaration, { now }: KnownOfRow): Verdict {
  const wants = wantsOf(row);
  const refusal = refusalOf(standing, wants, now);
  if (refusal !== undefined)
    return {
      do: 'conflict',
      kind: refusal.code === 'edits-used-up' ? 'edits-used-up' : 'too-late',
      wants,
    };
  return { do: wants === 'edit' ? 'edit' : 'withdraw' };
}

function wantsOf({ state }: CityRow): 'edit' | 'withdrawal' {
  return state === 'withdrawn' ? 'withdrawal' : 'edit';
}

/** Whether both lead the person to one officer, in one direction; hours and seats may differ. */
export function saysSame(
  { form: { trip } }: CityRow,
  standing: Pick<Declaration, 'destination' | 'direction'>,
): boolean {
  return standing.destination === trip.destination.community && standing.direction === trip.direction;
}
