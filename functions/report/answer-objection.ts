import { isWithin } from '../../schemas/access.ts';
import type { Confirmation, ObjectionAnswerRequest } from '../../schemas/daily-report.ts';
import type { Caller } from '../shared/access/authorise.ts';
import { outsideJurisdiction, RefusedError } from '../shared/errors.ts';
import type { CommunityAsked } from './view-community.ts';
import { withoutMark } from './without-mark.ts';

export interface Objections {
  find(day: string, community: string): Promise<Confirmation | undefined>;
  /** Says no when it was answered meanwhile. */
  answer(reported: CommunityAsked, answered: Confirmation): Promise<boolean>;
}

export interface AnswerAsked extends CommunityAsked {
  request: ObjectionAnswerRequest;
  now: Date;
}

/**
 * The township answers what a community objects to the data of its day (requirements E1, invariant 6); the same answer sent again is the
 * same.
 * @throws RefusedError 403 another's, 409 where there is no objection, or another answer.
 */
export async function answerObjection(
  objections: Objections,
  { staff }: Pick<Caller, 'staff'>,
  { day, community, request, now }: AnswerAsked,
): Promise<Confirmation> {
  if (!isWithin(community, staff.region)) throw outsideJurisdiction();
  const found = await objections.find(day, community);
  if (found?.objection === undefined) throw new RefusedError('objection.none', 409);
  const given = found.objection.answer;
  if (given !== undefined) {
    if (given.by !== staff.sub || given.answer !== request.answer || given.upheld !== request.upheld)
      throw new RefusedError('objection.answered', 409);
    return withoutMark(found);
  }
  const answer = { at: now.toISOString(), by: staff.sub, place: staff.region, ...request };
  const answered = { ...found, objection: { ...found.objection, answer } };
  if (!(await objections.answer({ day, community }, answered)))
    throw new RefusedError('objection.answered', 409);
  return withoutMark(answered);
}
