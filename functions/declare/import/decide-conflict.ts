import type { CityConflict, CityDecisionRequest } from '../../../schemas/city-import.ts';
import type { CityRow, CityRowOutcome } from '../../../schemas/city-row.ts';
import type { Actor } from '../../../schemas/declaration.ts';
import { messageOf } from '../../../schemas/messages.ts';
import { notFound, RefusedError } from '../../shared/errors.ts';

type Decision = NonNullable<CityConflict['decision']>;

export interface ConflictNeeds {
  find(id: string): Promise<{ conflict: CityConflict; row: CityRow; mapping: number } | undefined>;
  /** Says no when it was decided before. */
  decide(id: string, decision: Decision): Promise<boolean>;
  /** Takes the row although it contradicts what stands here. */
  insist(row: CityRow, from: { import: string; mapping: number }): Promise<CityRowOutcome>;
  /** Notes that the row is known, and ours stands. */
  settle(row: CityRow): Promise<void>;
}

export interface DecisionAsked {
  id: string;
  request: CityDecisionRequest;
  by: Actor;
  now: Date;
}

/**
 * Decides which of two stands (requirements J1: conflicts go to a queue). What the city’s row says is applied within what the life of a
 * declaration allows (A4); which of two filings of one day is the real one is the officer’s to settle (A7).
 * @throws RefusedError 404; 409 when somebody decided it before, when it is the officer’s, or with what forbids to apply it
 */
export async function decideConflict(
  needs: ConflictNeeds,
  { id, request, by, now }: DecisionAsked,
): Promise<CityConflict> {
  const found = await needs.find(id);
  if (found === undefined) throw notFound();
  const { conflict, row, mapping } = found;
  const decision = { kind: request.decision, at: now.toISOString(), by, reason: request.reason };
  if (conflict.decision !== undefined) return repeat(conflict, decision);
  if (decision.kind === 'theirs') await apply(needs, { conflict, row, mapping });
  else if (conflict.kind !== 'day-held') await needs.settle(row);
  if (await needs.decide(id, decision)) return { ...conflict, decision };
  const decided = await needs.find(id);
  if (decided === undefined) throw notFound();
  return repeat(decided.conflict, decision);
}

function repeat(conflict: CityConflict, asked: Decision): CityConflict {
  const { decision } = conflict;
  const isSame =
    decision?.kind === asked.kind && decision.by.sub === asked.by.sub && decision.reason === asked.reason;
  if (!isSame) throw new RefusedError('city-conflict.decided', 409);
  return conflict;
}

async function apply(
  needs: ConflictNeeds,
  { conflict, row, mapping }: { conflict: CityConflict; row: CityRow; mapping: number },
): Promise<void> {
  if (conflict.kind === 'day-held') throw new RefusedError('city-conflict.officer', 409);
  const { outcome, reason } = await needs.insist(row, { import: conflict.import, mapping });
  switch (outcome) {
    case 'edited':
    case 'withdrawn':
    case 'unchanged':
      return;
    case 'older':
      throw new RefusedError('city-conflict.older', 409);
    case 'rejected':
      throw new RefusedError(messageOf((reason ?? 'invalid') as Parameters<typeof messageOf>[0]), 409);
    case 'filed':
    case 'joined':
    case 'conflict':
      throw new RefusedError('city-conflict.forbidden', 409);
  }
}
