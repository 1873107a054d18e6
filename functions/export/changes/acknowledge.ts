import type { Acknowledgement, AcknowledgementRequest } from '../../../schemas/change-feed.ts';
import { messageOf } from '../../../schemas/messages.ts';
import type { ReaderStanding } from '../../../schemas/reader-standing.ts';
import type { Acknowledged } from '../../shared/change-log/acknowledged.ts';
import { InvalidError } from '../../shared/errors.ts';
import type { ChangePosition } from './change-position.ts';

export interface AcknowledgeNeeds {
  open(cursor: string): Promise<ChangePosition>;
  keep(acknowledged: Acknowledged): Promise<void>;
  standing(acknowledged: Acknowledged): Promise<ReaderStanding>;
}

/**
 * Keeps up to where a system has taken what changed (requirements J1); said again it is the same, and a system that was set back says an
 * older position.
 * @throws InvalidError 400 `cursor.invalid`, also within a listing: only what lies behind it says how much is held.
 */
export async function acknowledge(
  needs: AcknowledgeNeeds,
  of: Pick<Acknowledged, 'city' | 'reader' | 'at'>,
  { cursor, declarations }: AcknowledgementRequest,
): Promise<Acknowledgement> {
  const position = await needs.open(cursor);
  if (position.kind !== 'log') throw new InvalidError([], messageOf('cursor.invalid'), 400);
  const { begun, n, told } = position;
  const acknowledged = { ...of, begun, n, told, declarations };
  await needs.keep(acknowledged);
  return { city: of.city, standing: await needs.standing(acknowledged) };
}
