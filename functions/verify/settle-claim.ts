import type { Actor, Declaration } from '../../schemas/declaration.ts';
import { stateAfter } from '../../schemas/life-cycle.ts';
import type { SettlementRequest } from '../../schemas/verification.ts';
import { notFound, RefusedError } from '../shared/errors.ts';
import { withNextDue } from '../shared/life-cycle/next-due.ts';
import { refuseInState } from './refuse-in-state.ts';

/** Two filings for one person and day: the one that counts, and one that was kept beside it (requirements A7). */
export interface Filings {
  first: Declaration;
  claim: Declaration;
}

interface Decision {
  request: SettlementRequest;
  by: Actor;
  mark: { key: string; body: string; at: string };
}

/**
 * Both filings once it is settled which one is real: the other is superseded, and only the real one counts. The settlement
 * is kept on the first. When the claim is kept,
 * the filings that still wait to be settled wait beside it from then on. A first filing that was withdrawn, or whose
 * person is not coming, stays what it is.
 * @throws RefusedError when the claim does not wait to be settled; when it is to be kept and the first filing's person has
 * arrived, or the first filing waits for another community to take it.
 */
export function settleClaim({ first, claim }: Filings, { request, by, mark }: Decision): Filings {
  if (!first.claims.includes(claim.id)) throw notFound();
  if (claim.state !== 'claimed') throw new RefusedError('claim-settled', 409);
  const others = first.claims.filter((id) => id !== claim.id);
  const settlements = [...first.settlements, { ...mark, by, claim: claim.id, ...request }];
  if (request.keep === 'first')
    return {
      first: { ...first, updatedAt: mark.at, settlements, claims: others },
      claim: withNextDue({ ...claim, updatedAt: mark.at, state: 'superseded' }),
    };
  if (first.waitingAt !== undefined) throw new RefusedError('transfer-open', 409);
  const { claimOf: _first, ...real } = claim;
  return {
    first: withNextDue({ ...first, updatedAt: mark.at, settlements, claims: [], state: stateOfLoser(first) }),
    claim: withNextDue({
      ...real,
      updatedAt: mark.at,
      state: 'declared',
      claims: [...claim.claims, ...others],
    }),
  };
}

function stateOfLoser({ state }: Declaration): Declaration['state'] {
  const superseded = stateAfter(state, 'claim-refused');
  if (superseded !== undefined) return superseded;
  if (state === 'withdrawn' || state === 'not-coming') return state;
  throw refuseInState(state);
}
