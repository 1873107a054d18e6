import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { settleFinding } from '../../functions/shared/findings/settle-finding.ts';
import { announceExport } from '../../functions/shared/table/announced-export-store.ts';
import { keepConflict } from '../../functions/shared/table/city-conflict-store.ts';
import { beginImport, noteImportOutcome } from '../../functions/shared/table/city-import-store.ts';
import { findCityMapping, keepCityMapping } from '../../functions/shared/table/city-mapping-store.ts';
import { findCitySystem, keepCitySystem } from '../../functions/shared/table/city-system-store.ts';
import { keepExport, moveExport } from '../../functions/shared/table/export-store.ts';
import { keepMandate } from '../../functions/shared/table/feed-mandate-store.ts';
import { beginRun, noteOutcome } from '../../functions/shared/table/feed-run-store.ts';
import { keepFinding } from '../../functions/shared/table/finding-store.ts';
import { moveRound } from '../../functions/shared/table/round-store.ts';
import { type Route, routes } from '../../schemas/access.ts';
import type { Declaration, Transfer } from '../../schemas/declaration.ts';
import { mostUnapproved } from '../../schemas/export.ts';
import { addDays } from '../../schemas/shanghai-day.ts';
import { type Role, role } from '../../schemas/staff.ts';
import { mostTransfers } from '../../schemas/verification.ts';
import type { Worklist } from '../../schemas/worklist.ts';
import { exampleMapping } from '../../scripts/seed/seed-items.ts';
import { aCityRow } from '../compare/a-city-row.ts';
import { aConnectedCity, aMapping, aReadRow } from '../compare/cities/a-city.ts';
import { aMandate, aMandateRequest } from '../compare/mandates/a-mandate.ts';
import { aRow } from '../compare/risk-areas/a-row.ts';
import { aPcrRow } from '../compare/rows/a-pcr-row.ts';
import { aConfirmation, addMissingList, addObjection, addReport, closeReport } from '../support/a-report.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { aStaffApi, type StaffAnswer, type StaffApi } from '../support/staff-api.ts';
import { aContact } from '../support/steps.ts';
import { newId } from '../support/world.ts';
import { equipmentCall } from './equip-place.ts';

/** Each role's region, and where a case lies as seen from there; absent where there is no such place. */
const places: Record<
  Role,
  { own: string; sibling: string; ancestor?: string; descendant?: string; stranger: string }
> = {
  officer: { own: '410105001001', sibling: '410105001002', ancestor: '410105001', stranger: '410202003001' },
  township: {
    own: '410105001',
    sibling: '410105002',
    ancestor: '410105',
    descendant: '410105001001',
    stranger: '410202003',
  },
  county: {
    own: '410105',
    sibling: '410106',
    ancestor: '4101',
    descendant: '410105001001',
    stranger: '410202003001',
  },
  city: { own: '4101', sibling: '4102', ancestor: '41', descendant: '410105001', stranger: '410202003001' },
  'city-system': {
    own: '4101',
    sibling: '4102',
    ancestor: '41',
    descendant: '410105',
    stranger: '410202003001',
  },
  platform: { own: '41', sibling: '42', descendant: '410202003001', stranger: '440305001001' },
  province: { own: '41', sibling: '42', descendant: '410202003001', stranger: '440305001001' },
};
const relations = ['own', 'sibling', 'ancestor', 'descendant', 'stranger'] as const;
type Relation = (typeof relations)[number];

const staffRoutes: readonly Route[] = routes.filter(({ api }) => api === 'staff');
const cells = staffRoutes.flatMap((route) =>
  role.options.flatMap((who) =>
    relations.flatMap((relation) => {
      const place = places[who][relation];
      return place === undefined
        ? []
        : [{ route, name: `${route.method} ${route.path}`, who, relation, place }];
    }),
  ),
);

let api: StaffApi;
const caller = (who: Role) => `${who}-${places[who].own}`;
/** Of the same post; what they look into by break-glass is open to them alone. */
const looker = (who: Role) => `looker-${who}`;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  for (const who of role.options) {
    await api.addStaff({ role: who, region: places[who].own, sub: looker(who) });
    await api.addStaff({ role: who, region: places[who].own });
  }
  await keepCitySystem(api.world.sources, aConnectedCity('4101'));
  await keepCityMapping(api.world.sources, exampleMapping);
  await moveRound(api.world.sources, { at: afternoon.toISOString() });
});
beforeEach(() => void api.aws.takeCalls());
afterAll(() => api.stop());

describe('who may call what, over which cases (invariant 7)', () => {
  it.each(cells)('$name · $who · $relation', async (cell) => {
    const answer = await tried(cell);
    if (!cell.route.roles.includes(cell.who)) {
      expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('not-allowed')]);
      return;
    }
    expect(await seen(cell, answer)).toBe(expected(cell));
  });

  it('covers every route, role and relation there is', () => {
    expect(cells).toHaveLength(staffRoutes.length * 32);
    expect(new Set(cells.map(({ name }) => name)).size).toBe(staffRoutes.length);
  });
});

interface Cell {
  route: Route;
  who: Role;
  relation: Relation;
  place: string;
}

/** Said again in this test's own words: one's own place, or what lies below it. */
function expected({ route, relation, place }: Cell): boolean {
  const near = relation === 'own' || relation === 'descendant';
  switch (route.scope) {
    case 'open':
      return true;
    case 'own-place':
      return relation === 'own';
    case 'region':
      // Each is told of the cities in their own region.
      if (route.path === '/v1/city-systems') return true;
      // Above the county there is no list.
      return near && (route.path !== '/v1/declarations' || place.length >= 6);
    case 'responsible':
    case 'jurisdiction':
    case 'receiving':
      return near;
    case 'outside':
      return relation === 'sibling' || relation === 'stranger';
    case 'own-export':
      // Their own list of exports is theirs wherever they look.
      return near || route.path === '/v1/exports';
    case 'others-export':
      // Who may approve is told what waits, be it nothing.
      return near || route.path === '/v1/exports/approvals';
    case 'own-declaration':
      return false;
  }
}

/** Whether the cell's case was reached: and if not, that the answer is the one for a case that does not exist. */
async function seen(cell: Cell, answer: StaffAnswer): Promise<boolean> {
  if (cell.route.path === '/v1/worklist') {
    const { body } = answer as unknown as StaffAnswer<Worklist>;
    return body.rows.some(({ id }) => id === caseId);
  }
  if (answer.status !== 404) return [200, 201, 202].includes(answer.status);
  const calls = api.aws.takeCalls();
  const unknown = await call(cell, newId());
  expect([answer.status, answer.text, answer.headers]).toEqual([
    unknown.status,
    unknown.text,
    unknown.headers,
  ]);
  const same = api.aws.takeCalls();
  expect(calls.map(({ action, units }) => [action, units])).toEqual(
    same.map(({ action, units }) => [action, units]),
  );
  return false;
}

let caseId: string;

async function tried(cell: Cell): Promise<StaffAnswer> {
  const added = await api.world.addDeclaration(caseFor(cell));
  caseId = added.id;
  if (cell.route.path.startsWith('/v1/findings/')) await addFinding(added);
  return call(cell, caseId);
}

const claimId = 'claimclaimclaimclaimcl';
function caseFor({ route, who, place }: Cell): Partial<Declaration> {
  if (route.scope === 'receiving')
    return { ...waitingAt(place), destination: '410202003009', place: '410202003009' };
  const given = { place, destination: '410202003001' };
  // Levels above the township decide only about what was passed on too often.
  const tooOften = route.path.endsWith('/transfers') && who !== 'officer' && who !== 'township';
  if (tooOften)
    return {
      ...given,
      transfers: Array.from({ length: mostTransfers }, (_, index) =>
        aTransfer(index + 1, 'refused', place.padEnd(12, '0')),
      ),
    };
  return route.path.endsWith('/settlement') ? { ...given, claims: [claimId] } : given;
}

function waitingAt(place: string): Partial<Declaration> {
  const community = place.padEnd(12, '0');
  return { waitingAt: community, transfers: [aTransfer(1, 'waiting', community)] };
}

const aTransfer = (n: number, state: Transfer['state'], to: string): Transfer => ({
  n,
  state,
  to,
  key: `key-${n}`,
  body: 'body',
  at: afternoon.toISOString(),
  by: { sub: 'somebody', place: '410202003009' },
  from: '410202003009',
  reason: '实际到达别处',
});

async function call(cell: Cell, id: string): Promise<StaffAnswer> {
  const { route, who, place } = cell;
  const { method } = route;
  if (route.path.startsWith('/v1/equipment/')) return callEquipment(cell);
  const path = route.path
    .replace('{id}', await idFor(route, id))
    .replace('{kind}', 'pcr')
    .replace('{n}', '1')
    .replace('{claim}', claimId)
    .replace('{code}', place)
    .replace('{region}', place)
    .replace('{city}', cityFor(cell))
    .replace('{day}', await dayOf(route, place))
    .replace('{community}', place.padEnd(12, '0'));
  const sub = route.scope === 'outside' ? looker(who) : caller(who);
  if (route.path.endsWith('/link') && id === caseId) await addExport(sub, id, place);
  if (route.path.endsWith('/approval') && id === caseId) await addLargeExport(id, place);
  if (method === 'GET') return api.call({ sub, path: path + (await queryFor(route, place)) });
  const headers = await seenIn(cell);
  const body = path.endsWith('/acknowledgement') ? await seenBy(sub, path) : await bodyFor(route, place);
  const answer = await api.call({ sub, method, path, body, headers });
  // What comparison found there contradicts a zero (requirements E5).
  const { contradictionsTag } = answer.body as { contradictionsTag?: string };
  if (contradictionsTag === undefined) return answer;
  const objection = { contradictionsTag, objection: '此人不在本社区' };
  return api.call({ sub, method, path, body: { ...aConfirmation, ...objection } });
}

/** What a system acknowledges: all that it has just read. */
async function seenBy(sub: string, path: string): Promise<unknown> {
  let next = '';
  for (let more = true; more; ) {
    const query = next === '' ? '' : `?after=${encodeURIComponent(next)}`;
    const { body } = await api.call<{ next?: string; more?: boolean }>({
      sub,
      path: path.slice(0, path.lastIndexOf('/')) + query,
    });
    next = body.next ?? '';
    more = body.more === true;
  }
  return { cursor: next, declarations: 0 };
}

async function callEquipment({ route, who, place }: Cell): Promise<StaffAnswer> {
  const { method } = route;
  const { region, ...more } = await equipmentCall(api, route, { place, own: places[who].own });
  return api.call({ sub: caller(who), method, path: route.path.replace('{region}', region), ...more });
}

/** The city of a place; of the province, one in it. */
function cityFor({ who, place }: Cell): string {
  const isOfAll = who === 'province' || who === 'platform';
  return isOfAll && place === '41' ? '4101' : place.slice(0, 4);
}

/** What is changed was seen as it stands. */
async function seenIn({ route, ...cell }: Cell): Promise<Record<string, string>> {
  const found = route.path.endsWith('/mapping')
    ? await findCityMapping(api.world.sources, cityFor({ route, ...cell }))
    : await findCitySystem(api.world.sources, cityFor({ route, ...cell }));
  return { 'if-match': `"${found?.version ?? 0}"` };
}

let conflicts = 0;
/** A conflict that a person of the city decides. */
async function addConflict(): Promise<string> {
  const id = `conflict-${(conflicts += 1)}`;
  const at = afternoon.toISOString();
  const about = { import: runId(conflicts), line: 2, declaration: caseId };
  const conflict = { id, kind: 'day-held', wants: 'declaration', at, ...about } as const;
  const kept = { city: '4101', conflict, row: aReadRow(), mapping: 1, retentionDate: '2026-03-20' };
  await keepConflict(api.world.sources, kept);
  return id;
}

/** A file of the city that was imported. */
async function addCityImport(): Promise<string> {
  const id = runId((runs += 1));
  const receivedAt = afternoon.toISOString();
  const begun = { city: '4101', id, name: 'day.csv', bytes: 1, receivedAt, isDryRun: false, mapping: 1 };
  await beginImport(api.world.sources, { ...begun, sentBy: 'bucket' });
  const outcomes = { filed: 1, joined: 0, edited: 0, withdrawn: 0, unchanged: 0, older: 0 };
  const counts = { rows: 1, ...outcomes, conflict: 0, rejected: 0 };
  await noteImportOutcome(api.world.sources, begun, { counts, endedAt: receivedAt });
  return id;
}

/** Files of feeds and of cities, mandates, conflicts and findings have ids of their own. */
async function idFor({ path }: Route, id: string): Promise<string> {
  if (path.endsWith('/decision')) return addConflict();
  if (path.startsWith('/v1/city-systems/') && path.endsWith('/outcomes')) return addCityImport();
  if (path.startsWith('/v1/feed-runs/')) return addRun(path.endsWith('/outcomes'));
  if (path.startsWith('/v1/feed-mandates/')) return addMandate();
  return path.startsWith('/v1/findings/') ? `${id}~no-show` : id;
}

/** What comparison found about the case. */
async function addFinding({ id, place, expectedArrivalAt }: Declaration): Promise<void> {
  const at = afternoon.toISOString();
  const evidence = [{ ref: `arrival:${expectedArrivalAt}`, at, told: { expectedArrivalAt } }];
  const found = { subject: id, rule: 'no-show' as const, place, maskedName: '张*', evidence };
  const finding = settleFinding(undefined, found, at);
  if (finding !== undefined) await keepFinding(api.world.sources, finding, '2026-03-20');
}

let days = 0;
/** Each call has a day of its own, because a report is confirmed once. */
async function dayOf({ path }: Route, place: string): Promise<string> {
  if (!path.includes('{day}')) return '';
  if (path.includes('{city}')) return '2026-01-18';
  const day = addDays('2026-01-19', -(days += 1));
  await addReport(api.world, day, place.padEnd(12, '0'));
  if (path.endsWith('/objection-answer')) await addObjection(api.world, day, place.padEnd(12, '0'));
  if (path.endsWith('/corrections')) await closeReport(api.world, day, place.padEnd(12, '0'));
  // A community has no files by itself.
  if (path.endsWith('/links')) await addMissingList(api.world, day, place.slice(0, 9));
  return day;
}

let mandates = 0;
/** A mandate that can be ended. */
async function addMandate(): Promise<string> {
  const id = `air-${(mandates += 1)}`;
  const mandate = aMandate({ id, kind: 'air' });
  // Its end takes the number after it.
  const version = 2 * mandates;
  await keepMandate(api.world.sources, { mandate, version, mark: { key: '', body: '' } });
  return id;
}

/** Each call asks for other days. */
function aMandateOfADay() {
  const fromDate = addDays('2026-01-21', (mandates += 1));
  return aMandateRequest({ fromDate, toDate: fromDate });
}

let runs = 0;
const runId = (ordinal: number): string =>
  `${afternoon.getTime().toString(36).padStart(9, '0')}-${String(ordinal).padStart(16, '0')}`;
/** A file that came, with rows that were rejected, and that waits for two people; or a list from outside that is noted. */
async function addRun(isNoted: boolean): Promise<string> {
  runs += 1;
  const receivedAt = afternoon.toISOString();
  const id = runId(runs);
  const kind = isNoted ? 'outside-list' : 'pcr';
  await beginRun(api.world.sources, { id, kind, version: 1, name: 'a.csv', bytes: 1, receivedAt });
  const counts = { rows: 1, matched: 0, candidates: 0, kept: 0, dropped: 0, repeated: 0, rejected: 1 };
  const applied = { facts: 0, known: 0, others: 0, asked: 0, sought: 0 };
  const held = { adverse: 30, people: 60, at: receivedAt };
  await noteOutcome(api.world.sources, id, { counts, ...(isNoted ? { applied } : { held }) });
  return id;
}

/** A file that is ready, of a list of the place. */
async function addExport(sub: string, id: string, place: string, rows = 0): Promise<void> {
  const declarations = { region: place, from: '2026-01-20', to: '2026-01-31' };
  const asked = { declarations, format: 'csv' as const, purpose: 'case-work' as const };
  const at = afternoon.toISOString();
  const made = { sub, id, place, asked, language: 'zh' as const, requestedAt: at, key: '', body: '' };
  const ready = { attempt: 1, progress: 1, rows, movedAt: at };
  await keepExport(api.world.sources, { ...made, ...ready });
  await moveExport(api.world.sources, { sub, id, attempt: 1 }, { movedAt: at, readyAt: at });
}

/** One that somebody of the place asked for, and that needs a second person. */
async function addLargeExport(id: string, place: string): Promise<void> {
  const sub = `another-${place}`;
  await addExport(sub, id, place, mostUnapproved + 1);
  await announceExport(api.world.sources, { sub, id, place }, hoursAfter(24).toISOString());
}

async function queryFor({ path }: Route, place: string): Promise<string> {
  if (path.includes('{code}')) await api.world.addRegion({ code: place });
  if (path === '/v1/break-glass' || path === '/v1/findings') return `?region=${place}`;
  if (path === '/v1/declarations') {
    await api.world.addRegion({ code: place });
    return `?region=${place}&from=2026-01-20&to=2026-01-31`;
  }
  if (path === '/v1/statistics/drift') {
    await api.world.addRegion({ code: place });
    return `?region=${place}`;
  }
  if (path === '/v1/daily-reports/{day}/files') {
    await api.world.addRegion({ code: place.slice(0, 9) });
    return `?region=${place.slice(0, 9)}`;
  }
  if (path === '/v1/daily-reports/{day}') {
    await api.world.addRegion({ code: place });
    return `?region=${place}`;
  }
  if (path === '/v1/daily-reports') return `?region=${place}&from=2026-01-01&to=2026-01-19`;
  if (path === '/v1/statistics' || path === '/v1/forecast') {
    await api.world.addRegion({ code: place });
    return `?region=${place}&from=2026-01-19&to=2026-01-20`;
  }
  if (path !== '/v1/capacities') return '';
  // There are none below the county.
  const region = place.slice(0, 6);
  await api.world.addRegion({ code: region });
  return `?region=${region}`;
}

let areas = 0;
/** Each call lists another area. */
function aListing() {
  areas += 1;
  const { line: _line, toDate: _toDate, ...listing } = aRow({ region: String(440_000 + areas) });
  return { ...listing, level: 'high' };
}

async function anImport(): Promise<unknown> {
  areas += 1;
  const rows = [aRow({ region: String(440_000 + areas) })];
  const sub = caller('province');
  const previewed = await api.call({
    sub,
    method: 'POST',
    path: '/v1/risk-areas/import-previews',
    body: { rows },
  });
  return { rows, preview: previewed.body['preview'] };
}

async function bodyFor({ path }: Route, place: string): Promise<unknown> {
  if (path.endsWith('/verifications')) return aContact();
  if (path.endsWith('/unmasking')) return { purpose: 'supervision', reason: '核对登记信息' };
  if (path.endsWith('/acceptance')) return {};
  if (path.endsWith('/refusal')) return { reason: '查无此人' };
  if (path.endsWith('/transfers')) {
    // Elsewhere there are no communities that could be asked.
    const township = place.startsWith('41') ? place.slice(0, 9).padEnd(9, '0') : '410105001';
    const community = `${township}777`;
    await api.world.addRegion({ code: community });
    await api.addStaff({ role: 'officer', region: community });
    return { community, reason: '实际到达别处' };
  }
  if (path === '/v1/exports') {
    await api.world.addRegion({ code: place });
    const declarations = { region: place, from: '2026-01-20', to: '2026-01-31' };
    return { declarations, purpose: 'case-work' };
  }
  if (path === '/v1/city-systems/{city}')
    return { state: 'connected', freshHours: 24, reason: '自建系统接入' };
  if (path.endsWith('/mapping')) return aMapping();
  if (path.endsWith('/decision')) return { decision: 'ours', reason: '已核实' };
  if (path.endsWith('/outcomes')) return {};
  if (path.startsWith('/v1/city-systems/{city}/counts')) return { declared: 3, withdrawn: 1 };
  if (path === '/v1/city-systems/{city}/files') return { name: 'day.csv', content: 'YQ==' };
  if (path === '/v1/city-systems/{city}/rows') return { rows: [aCityRow()] };
  if (path.endsWith('/steps')) return { kind: 'note', note: '已联系' };
  if (path.endsWith('/uploads')) return { name: 'pcr.csv' };
  // What is no Base64 is kept out of the bucket, which is not there.
  if (path === '/v1/feeds/{kind}/files') return { name: 'pcr.csv', content: 'YQ==' };
  if (path === '/v1/feeds/{kind}/rows') return { rows: [aPcrRow()] };
  if (/\/(link|rejected|outcomes)$/.test(path)) return {};
  if (path.endsWith('/approval')) return { approved: true };
  if (path.endsWith('/release')) return { reason: 'source-confirmed' };
  // A community is not reminded by itself.
  if (path.endsWith('/links')) return { kind: 'missing', region: place.slice(0, 9), time: 'confirmBy' };
  if (path.endsWith('/reminders')) return { region: place.slice(0, 9) };
  if (path.endsWith('/confirmation')) return aConfirmation;
  if (path.endsWith('/corrections')) return { seen: aConfirmation.seen, reason: '补报前一日情况' };
  if (path.endsWith('/objection-answer')) return { upheld: false, answer: '数据无误' };
  if (path === '/v1/break-glass') {
    await api.world.addRegion({ code: place });
    return { region: place, purpose: 'mutual-aid', reason: '协助流调' };
  }
  if (path === '/v1/feed-mandates') return aMandateOfADay();
  if (path === '/v1/feed-mandates/{id}/end') return { reason: '授权撤回' };
  if (path === '/v1/risk-areas') return aListing();
  if (path.endsWith('/import-previews')) return { rows: [aRow()] };
  if (path.endsWith('/imports')) return anImport();
  if (path.startsWith('/v1/capacities')) return { quarantinePlaces: 200, testsADay: 5_000 };
  await api.world.addDeclaration({ id: claimId, state: 'claimed', place: '410202003001' });
  return { keep: 'first', reason: '电话核实' };
}
