import { arrivalProblem } from '../../schemas/arrival-window.ts';
import { birthDateOf } from '../../schemas/declaration-request.ts';
import { messageOf } from '../../schemas/messages.ts';
import { isValidOn, type RegionValidity } from '../../schemas/region.ts';
import { shanghaiDate } from '../../schemas/shanghai-day.ts';
import type { Issue } from '../shared/errors.ts';
import type { Told } from './tell-personal.ts';

type Arrival = Pick<Told['trip'], 'expectedArrivalAt'>;

/** What is wrong with an expected arrival, seen from now: past, or more than 60 days ahead. */
export function issuesOfArrival({ expectedArrivalAt }: Arrival, now: Date): Issue[] {
  const code = arrivalProblem(new Date(expectedArrivalAt), now);
  return code === undefined ? [] : [{ path: ['trip', 'expectedArrivalAt'], code }];
}

/** Whether the community exists on the day of arrival. A community that was merged is named as closed. */
export function issuesOfCommunity(
  community: RegionValidity | undefined,
  { expectedArrivalAt }: Arrival,
): Issue[] {
  const path = ['trip', 'destination', 'community'];
  if (community === undefined) return [{ path, code: messageOf('community.unknown') }];
  if (isValidOn(community, shanghaiDate(new Date(expectedArrivalAt)))) return [];
  return [{ path, code: messageOf('community.closed') }];
}

/** What is told as having happened lies not ahead: birth, the first symptoms, the last test. */
export function issuesOfTraveller(
  traveller: Told['traveller'],
  path: readonly (string | number)[],
  now: Date,
): Issue[] {
  const today = shanghaiDate(now);
  const { symptoms, lastTest } = traveller;
  const issues: Issue[] = [];
  if (birthDateOf(traveller) > today)
    issues.push({ path: [...path, 'birthDate'], code: messageOf('date.future') });
  if (symptoms.since !== undefined && symptoms.since > today)
    issues.push({ path: [...path, 'symptoms', 'since'], code: messageOf('date.future') });
  if (lastTest !== undefined && lastTest.sampledAt > now.toISOString())
    issues.push({ path: [...path, 'lastTest', 'sampledAt'], code: messageOf('date.future') });
  return issues;
}
