import { isClosed } from '../../schemas/life-cycle.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import { statistics } from '../../schemas/statistics.ts';
import type { Running } from '../seed/find-running.ts';
import type { Made } from './prepare-party.ts';

/** What states say that the figures of a region must have grown by. */
export const compared = [
  'declared',
  'edited',
  'withdrawn',
  'arrived',
  'not-coming',
  'released',
  'open',
] as const;
export type Compared = Record<(typeof compared)[number], number>;

const none: Compared = {
  declared: 0,
  edited: 0,
  withdrawn: 0,
  arrived: 0,
  'not-coming': 0,
  released: 0,
  open: 0,
};

/** What it takes to know what a declaration adds. */
type Counted = Pick<Made, 'state' | 'claimOf' | 'edits' | 'arrivedAt'>;

/** Adds declarations to what the figures must say; a filing that is kept beside another does not count (requirements A7). */
export function addStates(sums: Compared, declarations: readonly Counted[]): Compared {
  const counted = declarations.filter(
    ({ state, claimOf }) => state !== 'claimed' && state !== 'superseded' && claimOf === undefined,
  );
  const count = (is: (one: Counted) => boolean) => counted.filter(is).length;
  return {
    declared: sums.declared + counted.length,
    edited: sums.edited + counted.reduce((sum, { edits }) => sum + edits, 0),
    withdrawn: sums.withdrawn + count(({ state }) => state === 'withdrawn'),
    arrived: sums.arrived + count(({ arrivedAt }) => arrivedAt !== undefined),
    'not-coming': sums['not-coming'] + count(({ state }) => state === 'not-coming'),
    released: sums.released + count(({ state }) => state === 'released'),
    open: sums.open + count(({ state }) => !isClosed(state)),
  };
}

export const noStates = (): Compared => ({ ...none });

const roles: Readonly<Record<number, string>> = { 2: 'province', 4: 'city', 6: 'county', 9: 'township' };
/** From before the first declaration of a rehearsal on. */
const daysBefore = 30;

/** What the API tells of a region up to a day. */
export async function askFigures(running: Running, region: string, day: string): Promise<Compared> {
  const { officer } = await running.addresses();
  const token = await running.tokenOf(`${roles[region.length] ?? ''}-${region}`);
  const asked = `region=${region}&from=${addDays(day, -daysBefore)}&to=${day}&metrics=${compared.join(',')}`;
  const response = await fetch(`${officer}/v1/statistics?${asked}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`the figures were answered ${response.status}: ${await response.text()}`);
  const { total } = statistics.parse(await response.json());
  return Object.fromEntries(compared.map((id) => [id, total[id] ?? 0])) as Compared;
}

/** A line for each figure, and whether all agree. */
export function reconcile(
  made: Compared,
  before: Compared,
  after: Compared,
): { lines: string[]; agrees: boolean } {
  const differs = compared.filter((id) => after[id] - before[id] !== made[id]);
  const lines = compared.map((id) => {
    const grown = after[id] - before[id];
    return `${id.padEnd(12)} ${String(made[id]).padStart(9)} made ${String(grown).padStart(9)} counted${grown === made[id] ? '' : '   differs'}`;
  });
  return { lines, agrees: differs.length === 0 };
}
