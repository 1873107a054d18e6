import { type BreakGlass, breakGlassRequest } from '../../../schemas/break-glass.ts';
import { type CapacityRequest, capacityRequest, type Forecast } from '../../../schemas/capacity.ts';
import {
  type CaseList,
  type CaseViews,
  caseListQuery,
  unmaskingRequest,
} from '../../../schemas/case-list.ts';
import { type DriftReport, driftQuery } from '../../../schemas/drift.ts';
import { addDays, daysBetween } from '../../../schemas/shanghai-day.ts';
import type { Role } from '../../../schemas/staff.ts';
import { statisticsQuery } from '../../../schemas/statistics.ts';
import { aRiskArea } from '../../support/steps.ts';
import { fakeFindings } from '../fake-findings.ts';
import { type Answers, type FakeAnswer, type FakeCall, notFound, ok, outside } from './fake-answer.ts';
import { areaAnswers } from './fake-areas.ts';
import { fakeCities } from './fake-cities.ts';
import { fakeEquipment } from './fake-equipment.ts';
import { exportAnswers } from './fake-exports.ts';
import { fakeFeeds } from './fake-feeds.ts';
import { reportAnswers } from './fake-reports.ts';
import { aCase, afternoon, aRow, chance, maskedCase, numberOf } from './some-cases.ts';
import { someFacts } from './some-feeds.ts';
import { someFigures } from './some-figures.ts';
import { communitiesIn, regionAnswer, regionLine } from './some-regions.ts';

const roles: Record<number, Role> = { 2: 'province', 4: 'city', 6: 'county', 9: 'township', 12: 'officer' };
const pageSize = 20;
const rowsInAll = 47;

/** The staff's endpoints as the schemas promise them, for one administrator: it keeps views, looks and capacities. */
export function fakeApi(region: string) {
  const sub = `${roles[region.length] ?? ''}-${region}`;
  const views: CaseViews['views'] = [];
  const looks: BreakGlass[] = [];
  const asked: FakeCall[] = [];
  let capacity: CapacityRequest | undefined;
  let failing: number | undefined;
  const feeds = fakeFeeds(region);
  const cities = fakeCities({ sub, place: region });
  const findings = fakeFindings(() => afternoon);
  const equipment = fakeEquipment({ sub, place: region });

  const mayRead = (code: string) =>
    code.startsWith(region) || looks.some((look) => code.startsWith(look.region));

  const answers: Answers = [
    [
      /^GET \/v1\/me$/,
      () => {
        const line = regionLine(region);
        const { name = '', path = '' } = line ?? {};
        return ok({ sub, role: roles[region.length], name: '王建国', region: { code: region, name, path } });
      },
    ],
    [/^GET \/v1\/regions\/(\d+)$/, (_, code) => (regionAnswer(code) ? ok(regionAnswer(code)) : notFound())],
    [
      /^GET \/v1\/statistics$/,
      ({ query }) => {
        const { metrics, ...rest } = statisticsQuery.parse(query);
        if (!mayRead(rest.region)) return outside();
        const isOwn = rest.region.startsWith(region);
        return ok(
          someFigures({
            ...rest,
            metrics: metrics?.split(',') ?? [],
            ...(isOwn ? {} : { suppressedBelow: 5 }),
          }),
        );
      },
    ],
    [
      /^GET \/v1\/statistics\/drift$/,
      ({ query }) => {
        const { region: of } = driftQuery.parse(query);
        return of.startsWith(region) ? ok(driftOf(of)) : outside();
      },
    ],
    [
      /^GET \/v1\/forecast$/,
      ({ query }) => {
        const { region: of = '', from = '', to = '' } = query;
        if (!mayRead(of)) return outside();
        return ok(forecastOf(of, { from, to }, capacity));
      },
    ],
    [
      /^GET \/v1\/declarations$/,
      ({ query }) => {
        const { region: of, cursor, overdue, state, metric } = caseListQuery.parse(query);
        if (!mayRead(of)) return outside();
        if (metric === 'arrived.high-risk') return ok(scatteredPage(of, Number(cursor ?? '0')));
        const start = Number(cursor ?? '0');
        const late = overdue !== undefined || metric === 'overdue';
        const rows = Array.from({ length: rowsInAll }, (_, n) => aRow(of, n)).filter(
          (row) => (!late || row.overdue) && (state === undefined || row.state === state),
        );
        const page = rows.slice(start, start + pageSize);
        const next = start + pageSize;
        return ok({ rows: page, ...(next < rows.length ? { next: String(next) } : {}) });
      },
    ],
    [
      /^GET \/v1\/declarations\/([^/]+)$/,
      (_, id) => {
        if (!id.startsWith('case')) return notFound();
        views.unshift({ at: afternoon.toISOString(), sub, place: region, masked: true });
        return ok(maskedCase(numberOf(id)));
      },
    ],
    [
      /^POST \/v1\/declarations\/([^/]+)\/unmasking$/,
      ({ body }, id) => {
        const { purpose, reason } = unmaskingRequest.parse(body);
        views.unshift({ at: afternoon.toISOString(), sub, place: region, masked: false, purpose, reason });
        return ok(aCase(numberOf(id)));
      },
    ],
    [
      /^GET \/v1\/declarations\/([^/]+)\/views$/,
      () => ok({ views, told: [{ reader: 'platform', region: '41' }] }),
    ],
    [
      /^GET \/v1\/declarations\/([^/]+)\/comparisons$/,
      (_, id) => {
        views.unshift({ at: afternoon.toISOString(), sub, place: region, masked: true });
        const told = numberOf(id) === 3 ? someFacts() : [];
        return ok({ facts: told, findings: findings.ofCase(id) });
      },
    ],
    ...feeds.answers,
    ...cities.answers,
    [/^(?:GET|POST) \/v1\/findings(?:\/[^/]+(?:\/steps)?)?$/, (call) => findings.answer(call, region)],
    ...equipment.answers,
    ...reportAnswers(sub, region),
    ...exportAnswers(sub, region),
    ...areaAnswers([aRiskArea({ region: '440306' })]),
    [/^GET \/v1\/break-glass$/, () => ok({ looks })],
    [
      /^POST \/v1\/break-glass$/,
      ({ body }) => {
        const look = {
          ...breakGlassRequest.parse(body),
          id: `look-${looks.length}`,
          sub,
          from: region,
          startedAt: afternoon.toISOString(),
          endsAt: new Date(afternoon.getTime() + 3 * 3_600_000).toISOString(),
        };
        looks.unshift(look);
        return { status: 201, body: look };
      },
    ],
    [
      /^PUT \/v1\/capacities\/(\d+)$/,
      ({ body }, code) => {
        capacity = capacityRequest.parse(body);
        return ok({ ...capacity, region: code, enteredAt: afternoon.toISOString(), enteredBy: sub });
      },
    ],
  ];

  return {
    asked,
    feeds,
    cities,
    findings,
    equipment,
    /** Every call is answered with this status from now on; undefined: as usual again. */
    fail: (status: number | undefined) => {
      failing = status;
    },
    answer(call: FakeCall): FakeAnswer {
      asked.push(call);
      if (failing !== undefined) return { status: failing, body: { message: 'Service Unavailable' } };
      for (const [pattern, answer] of answers) {
        const match = pattern.exec(`${call.method} ${call.path}`);
        if (match !== null) return answer(call, match[1] ?? '', match[2] ?? '');
      }
      return notFound();
    },
  };
}
export type FakeApi = ReturnType<typeof fakeApi>;

const of = (people: number): CapacityRequest => ({
  testsADay: Math.round(people * 3),
  quarantinePlaces: Math.round(people * 0.07),
});

const scatteredPages = 18;

/** Few cases among many pages: an empty page has a next one, and one case that was counted here is elsewhere now. */
function scatteredPage(region: string, page: number): CaseList {
  const isFirst = page === 0;
  const isLast = page === scatteredPages - 1;
  return {
    rows: isFirst || isLast ? [aRow(region, page)] : [],
    ...(page === 2 && { elsewhere: 1 }),
    ...(!isLast && { next: String(page + 1) }),
  };
}

/** A county's own: noughts of no county until it has entered them. */
function entered(capacity: CapacityRequest | undefined): NonNullable<Forecast['capacity']> {
  const sums = capacity ?? { testsADay: 0, quarantinePlaces: 0 };
  return { ...sums, counties: capacity === undefined ? 0 : 1, countiesInAll: 1, lacking: [] };
}

/** One of a city's counties lacks places on the last days, though the others have plenty and one has entered nothing. */
function ofCounties(region: string): NonNullable<Forecast['capacity']> {
  const lacks = { code: `${region.padEnd(4, '01')}05`, name: '金水区', tests: 0, quarantinePlaces: 10 };
  return { ...of(communitiesIn(region)), counties: 11, countiesInAll: 12, lacking: [lacks] };
}

function forecastOf(
  region: string,
  { from, to }: { from: string; to: string },
  capacity: CapacityRequest | undefined,
): Forecast {
  const people = communitiesIn(region);
  const isAbove = region.length < 6;
  return {
    region,
    days: Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => {
      const date = addDays(from, index);
      const expected = Math.round(people * (0.8 + 0.5 * chance(date)));
      return {
        date,
        expected,
        testsNeeded: Math.round(expected * 2.6),
        quarantineNeeded: Math.round(expected * (0.02 + 0.01 * index)),
        ...(isAbove && { lacking: { tests: 0, quarantinePlaces: Math.max(0, 2 * (index - 1)) } }),
      };
    }),
    capacity: isAbove ? ofCounties(region) : entered(capacity),
  };
}

/** What last night's recount found: a difference in one county, and all well elsewhere. */
function driftOf(region: string): DriftReport {
  const drifts = [
    { place: '410105001001', metrics: ['declared'], date: '2026-01-19', counted: 7, recounted: 3 },
    { place: '410105001', metrics: ['pending', 'overdue'], counted: 0, recounted: 1 },
  ];
  const isWrong = region === '410105';
  const line = { code: region, name: regionLine(region)?.name ?? region, unsettled: 0 };
  const recountedAt = '2026-01-19T19:45:00.000Z';
  return {
    region,
    regions: [{ ...line, recountedAt, drifting: isWrong ? 25 : 0, drifts: isWrong ? drifts : [] }],
  };
}
