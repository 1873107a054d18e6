import type { CityRowNamed, Declaration } from '../../schemas/declaration.ts';
import type { WithdrawalRequest } from '../../schemas/declaration-request.ts';
import type { LifeEvent } from '../../schemas/life-cycle.ts';
import { decideOnRecent } from '../shared/life-cycle/decide-on-recent.ts';
import { endWaiting } from '../shared/life-cycle/end-waiting.ts';
import { sentBefore } from '../shared/life-cycle/sent-before.ts';
import { type Citizen, findOwn, type Own, type OwnDeclarations } from './find-own.ts';
import { refuseUnlessAllowed } from './refuse-change.ts';

/** What is to become of a declaration by what a citizen did. */
export interface CitizenChange {
  before: Declaration;
  after: Declaration;
  event?: LifeEvent;
}

export interface ChangeableDeclarations extends OwnDeclarations {
  /** Writes it, if nothing was written since it was read. */
  write(
    change: CitizenChange,
  ): Promise<{ kind: 'written'; declaration: Declaration } | { kind: 'taken' | 'raced' }>;
}

export interface WithdrawalAsked {
  id: string;
  content: WithdrawalRequest;
  mark: { key: string; body: string };
  /** By which a city's own system says so, for who declared with it. */
  row?: CityRowNamed;
  now: Date;
}

/**
 * Withdraws a declaration before the current expected arrival (requirements A4). The arrival day is the person's again.
 * @throws RefusedError 404, or 409 with what forbids it.
 */
export function withdrawDeclaration(
  declarations: ChangeableDeclarations,
  citizen: Citizen,
  { id, content, mark, row, now }: WithdrawalAsked,
): Promise<Own> {
  return decideOnRecent(async (freshness) => {
    const own = await findOwn(declarations, citizen, { id, freshness });
    const { declaration: before } = own;
    if (sentBefore(before.changes, mark)) return own;
    refuseUnlessAllowed(before, 'withdrawal', now);
    const at = now.toISOString();
    const change = {
      ...mark,
      at,
      kind: 'withdrawal' as const,
      ...content,
      ...(row !== undefined && { row }),
    };
    const after = endWaiting({
      ...before,
      state: 'withdrawn',
      dueAt: undefined,
      updatedAt: at,
      changes: [...before.changes, change],
    });
    const written = await declarations.write({ before, after, event: 'withdrawal' });
    return written.kind === 'written' ? { ...own, declaration: written.declaration } : undefined;
  });
}
