import type { CaseListAsked } from '../../../schemas/case-list.ts';
import { isClosed } from '../../../schemas/life-cycle.ts';
import { figureAsked } from './figure-asked.ts';

/**
 * The open cases of a township come before its closed ones (decision 0009), its own list to be dispatched apart from those of
 * its communities; last what counted there and has left.
 */
export const listParts = ['open', 'dispatch', 'closed', 'left'] as const;
export type ListPart = (typeof listParts)[number];

/** One stretch of the index that a list goes through, and from where on. */
export interface Stretch {
  township: string;
  part: ListPart;
  /** What the index calls the last row that was seen; the stretch begins anew without it. */
  after?: string | undefined;
}

const communityDigits = 12;

/** What a list goes through, in its order: township by township, open cases first. What can have no row is left out. */
export function planList(townships: readonly string[], asked: CaseListAsked): Stretch[] {
  const reach = reachOf(asked);
  const parts = listParts.filter((part) => reach.includes(part) && mayHold(part, asked));
  return townships.toSorted().flatMap((township) => parts.map((part) => ({ township, part })));
}

/** Where those lie that a figure can count: what is held now by open cases only, what happened also where a case has left since. */
function reachOf(asked: CaseListAsked): ListPart[] {
  const { region, dispatch } = asked;
  const open: ListPart[] = [dispatch === undefined ? 'open' : 'dispatch'];
  const figure = figureAsked(asked);
  if (figure?.kind === 'stock' && figure.told.by !== 'balance') return open;
  if (figure?.kind !== 'flow' || dispatch !== undefined) return [...open, 'closed'];
  // A community's flows also lie on the list of the township that took its cases over.
  return region.length === communityDigits ? [...listParts] : ['open', 'closed', 'left'];
}

function mayHold(part: ListPart, { state, overdue }: CaseListAsked): boolean {
  if (part === 'closed' && overdue !== undefined) return false;
  if (state === undefined || part === 'left') return true;
  // A claim and what was superseded do not count, and stand in no list (requirements A7).
  if (state === 'claimed' || state === 'superseded') return false;
  return isClosed(state) === (part === 'closed');
}

/** Where a list goes on: at a stretch, behind a row of it. */
export function writePlace({ township, part, after = '' }: Stretch): string {
  return `${part}|${township}|${after}`;
}

/** What is left of a plan at a place that was written. A township that is no more is passed over. */
export function planFrom(plan: readonly Stretch[], written: string): Stretch[] {
  const [named, township = '', after = ''] = written.split('|');
  const rank = (one: Pick<Stretch, 'township' | 'part'>) => `${one.township}|${listParts.indexOf(one.part)}`;
  const here = { township, part: listParts.find((part) => part === named) ?? 'open' };
  return plan
    .filter((stretch) => rank(stretch) >= rank(here))
    .map((stretch) => (rank(stretch) === rank(here) && after !== '' ? { ...stretch, after } : stretch));
}
