import type { CityConflict } from '../../../schemas/city-conflict.ts';
import type { CityOutcome } from '../../../schemas/city-import.ts';
import type { CityLink, CityLinkName } from '../../../schemas/city-link.ts';
import type { CityRow, CityRowOutcome } from '../../../schemas/city-row.ts';
import type { Declaration } from '../../../schemas/declaration.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { RowNeeds, RowsTaken } from './row-needs.ts';

/** A row, and all that is known when it is taken. */
export interface RowAsked extends RowsTaken {
  row: CityRow;
  name: CityLinkName;
  link: CityLink | undefined;
  /** By which what the row does is recognised when it is done again, with a hash of what it says. */
  mark: { key: string; body: string };
}

/** What came of a row but its line; undefined when somebody else's write came first. */
export type Came = Omit<CityRowOutcome, 'line'> | undefined;

interface Contradicted extends Pick<CityConflict, 'kind' | 'wants'> {
  standing: Declaration;
}

/** Notes what contradicts what; the link stays as it is, so that the same row is the same conflict. */
export async function noteConflict(
  needs: RowNeeds,
  { row, name, mark, from, now }: RowAsked,
  { kind, wants, standing }: Contradicted,
): Promise<Came> {
  const at = now.toISOString();
  // Two rows of one moment may say different things.
  const id = `${name.reference}-${Date.parse(row.updatedAt).toString(36)}-${mark.body.slice(0, 6)}`;
  const { expectedArrivalAt, destination } = row.form.trip;
  const conflict = {
    ...{ id, kind, wants, at, import: from.import, line: row.line, declaration: standing.id },
    ours: { expectedArrivalAt: standing.expectedArrivalAt, community: standing.destination },
    theirs: { expectedArrivalAt, community: destination.community },
  };
  await needs.noteConflict(conflict, row, { ...from, dated: standing });
  return { outcome: 'conflict', declaration: standing.id };
}

interface Kept {
  outcome: CityOutcome;
  standing: Declaration | undefined;
  /** Another than what the link has. */
  of?: CityLink['of'];
  filing?: number;
  /** How often the declaration was edited when that is known to both sides; as often as the link says where nothing else is told. */
  edits?: number;
}

/** Keeps what is known now; undefined when another row was taken in between. */
export async function keep(needs: RowNeeds, asked: RowAsked, kept: Kept): Promise<Came> {
  const { row, name, link, mark } = asked;
  const { outcome, standing, of = link?.of ?? 'none', filing = link?.filing ?? 0 } = kept;
  const { edits = link?.edits ?? 0 } = kept;
  const came = { outcome, ...(standing !== undefined && { declaration: standing.id }) };
  const next: CityLink = {
    ...name,
    day: link?.day ?? shanghaiDate(new Date(row.submittedAt)),
    ...{ of, filing, edits, body: mark.body },
    ...(standing !== undefined && { declaration: standing.id }),
    state: row.state,
    updatedAt: row.updatedAt,
  };
  const dated = standing ?? {
    expectedArrivalAt: row.form.trip.expectedArrivalAt,
    arrivedAt: undefined,
    verifications: [],
  };
  return (await needs.links.keep(next, link, dated)) ? came : undefined;
}
