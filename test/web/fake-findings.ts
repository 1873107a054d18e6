import { takeFindingStep } from '../../functions/compare/findings/take-finding-step.ts';
import { tellWhole } from '../../functions/compare/findings/tell-finding.ts';
import { RefusedError } from '../../functions/shared/errors.ts';
import type { StoredFinding } from '../../functions/shared/findings/finding.ts';
import { problemAnswer } from '../../functions/shared/http/problem-answer.ts';
import { tellFinding } from '../../functions/shared/table/finding-codec.ts';
import { isWithin } from '../../schemas/access.ts';
import {
  type FindingOutcome,
  type FindingStepRequest,
  findingListQuery,
  findingStepRequest,
} from '../../schemas/finding.ts';
import type { Role, StaffDuty } from '../../schemas/staff.ts';
import type { FakeAnswer, FakeCall } from './built-site.ts';
import { aClosed, idOf, rowOf } from './some-findings.ts';

const pageSize = 20;
const countyDigits = 6;
const roles: Record<number, Role> = { 2: 'province', 4: 'city', 6: 'county', 9: 'township', 12: 'officer' };

function dutyOf(region: string): StaffDuty {
  const role = roles[region.length] ?? 'officer';
  return { sub: `${role}-${region}`, role, region, active: true, deputy: false };
}

function refused(error: unknown): FakeAnswer {
  const { statusCode, body } = problemAnswer(error, 'zh');
  return { status: statusCode ?? 500, body: JSON.parse(String(body)) as unknown };
}

/** Findings behind the endpoints as the functions answer them, by the functions' own rules; in memory. */
export function fakeFindings(now: () => Date) {
  const kept = new Map<string, StoredFinding>();
  const put = (one: StoredFinding) => kept.set(idOf(one), one);
  const seen = (of: StoredFinding, staff: StaffDuty) => tellWhole(of, tellFinding(of), { staff, now: now() });

  /** The lists that a region has, a page at a time, the next due first. */
  function list(query: Record<string, string>, staff: StaffDuty): FakeAnswer {
    const { region, state = 'open', rule, cursor = '0' } = findingListQuery.parse(query);
    if (!isWithin(region, staff.region)) return refused(new RefusedError('outside-jurisdiction', 403));
    const isIn = ({ place }: StoredFinding) =>
      region.length < countyDigits ? place === region : isWithin(place, region);
    const rows = [...kept.values()]
      .filter((one) => isIn(one) && one.state === state && (rule === undefined || one.rule === rule))
      .map((one) => rowOf(one, now()))
      .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
    const end = Number(cursor) + pageSize;
    const next = end < rows.length ? { next: String(end) } : {};
    return { status: 200, body: { rows: rows.slice(Number(cursor), end), ...next } };
  }

  function take(of: StoredFinding, step: FindingStepRequest, staff: StaffDuty): FakeAnswer {
    const by = { sub: staff.sub, place: staff.region };
    const mark = { key: 'k', body: 'b', at: now().toISOString() };
    try {
      const taken = takeFindingStep(of, { step, by, mark }, staff);
      const next = { ...taken, version: of.version + 1 };
      put(next);
      return { status: 201, body: seen(next, staff) };
    } catch (error) {
      return refused(error);
    }
  }

  return {
    put: (...findings: StoredFinding[]) => findings.forEach(put),
    of: (id: string) => kept.get(id),
    /** As the comparisons of a case tell of them. */
    ofCase: (subject: string) =>
      [...kept.values()]
        .filter((one) => one.subject === subject)
        .map(tellFinding)
        .map(({ id, rule, state, openedAt, outcome }) => ({ id, rule, state, openedAt, outcome })),
    /** Somebody else, or the system itself, has closed it meanwhile. */
    close: (id: string, outcome: FindingOutcome) => {
      const of = kept.get(id);
      if (of !== undefined) put(aClosed(of, outcome, now()));
    },
    answer({ method, path, query, body }: FakeCall, region: string): FakeAnswer {
      const staff = dutyOf(region);
      const id = path.split('/')[3];
      if (id === undefined) return list(query, staff);
      const of = kept.get(id);
      if (of === undefined || !isWithin(of.place, region)) return refused(new RefusedError('not-found', 404));
      if (method === 'GET') return { status: 200, body: seen(of, staff) };
      return take(of, findingStepRequest.parse(body), staff);
    },
  };
}
