import { type DeclarationState, isClosed } from '../../../schemas/life-cycle.ts';

/** The open cases of a township come before its closed ones (decision 0009). */
export const listParts = ['open', 'closed'] as const;
export type ListPart = (typeof listParts)[number];

/** One stretch of the index that a list goes through, and from where on. */
export interface Stretch {
  township: string;
  part: ListPart;
  /** What the index calls the last row that was seen; the stretch begins anew without it. */
  after?: string | undefined;
}

interface Asked {
  townships: readonly string[];
  state?: DeclarationState | undefined;
  /** Whether only cases count with something left to do. */
  openOnly?: boolean;
}

/** What a list goes through, in its order: township by township, open cases first. What can have no row is left out. */
export function planList({ townships, state, openOnly = false }: Asked): Stretch[] {
  const parts = listParts.filter((part) => mayHold(part, state) && !(openOnly && part === 'closed'));
  return townships.toSorted().flatMap((township) => parts.map((part) => ({ township, part })));
}

// A claim and what was superseded do not count, and stand in no list (requirements A7).
function mayHold(part: ListPart, state: DeclarationState | undefined): boolean {
  if (state === undefined) return true;
  if (state === 'claimed' || state === 'superseded') return false;
  return isClosed(state) === (part === 'closed');
}

/** Where a list goes on: at a stretch, behind a row of it. */
export function writePlace({ township, part, after = '' }: Stretch): string {
  return `${part}|${township}|${after}`;
}

/** What is left of a plan at a place that was written. A township that is no more is passed over. */
export function planFrom(plan: readonly Stretch[], written: string): Stretch[] {
  const [part, township = '', after = ''] = written.split('|');
  const rank = (one: Pick<Stretch, 'township' | 'part'>) => `${one.township}|${listParts.indexOf(one.part)}`;
  const here = { township, part: part === 'closed' ? ('closed' as const) : ('open' as const) };
  return plan
    .filter((stretch) => rank(stretch) >= rank(here))
    .map((stretch) => (rank(stretch) === rank(here) && after !== '' ? { ...stretch, after } : stretch));
}
