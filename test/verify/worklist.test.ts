import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { touchDesk } from '../../functions/shared/table/desk-store.ts';
import { moveRound } from '../../functions/shared/table/round-store.ts';
import type { Problem } from '../../schemas/problem.ts';
import { type Worklist, worklist } from '../../schemas/worklist.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { aContact } from '../support/steps.ts';

let api: StaffApi;
let number = 0;
let place: string;
let officer: string;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  await moveRound(api.world.sources, { at: afternoon.toISOString() });
});
// Each test at a community of its own.
beforeEach(async () => {
  place = `41010500${String((number += 1)).padStart(4, '0')}`;
  officer = `officer-${place}`;
  await api.addStaff({ role: 'officer', region: place });
});
afterEach(() => vi.setSystemTime(afternoon));
afterAll(() => api.stop());

const look = (tag?: string, query = '', sub = officer) =>
  api.call<Worklist>({
    sub,
    path: `/v1/worklist${query}`,
    headers: tag === undefined ? {} : { 'if-none-match': tag },
  });
const tagOf = ({ headers }: Awaited<ReturnType<typeof look>>) => String(headers['etag']);
const actions = () => api.aws.takeCalls().map(({ action }) => action.replace('DynamoDB ', ''));
const fill = (count: number) =>
  Promise.all(Array.from({ length: count }, () => api.world.addDeclaration({ place })));

describe('a worklist', () => {
  it('shows what waits at the place, masked, the next due first, with a number for each section', async () => {
    const later = await api.world.addDeclaration({
      place,
      dueAt: '2026-01-22T16:00:00.000Z',
      state: 'contacted',
    });
    const late = await api.world.addDeclaration({ place, dueAt: '2026-01-19T16:00:00.000Z' });
    const today = await api.world.addDeclaration({ place, expectedArrivalAt: hoursAfter(2).toISOString() });
    const answer = await look();
    expect(answer.status).toBe(200);
    expect(answer.body.rows.map(({ id, section }) => [id, section])).toEqual([
      [late.id, 'overdue'],
      [today.id, 'arriving-today'],
      [later.id, 'later'],
    ]);
    expect(answer.body.counts).toEqual({
      overdue: 1,
      waitingForAcceptance: 0,
      arrivingToday: 1,
      new: 0,
      all: 3,
      complete: true,
    });
    expect(worklist.parse(answer.body)).toEqual(answer.body);
    expect(answer.body.rows[0]?.maskedName).toBe('张*明');
    expect(answer.text).not.toContain('张伟明');
    expect(answer.headers['cache-control']).toBe('private, no-cache');
  });

  it('of a place with nothing is empty, not absent', async () => {
    expect((await look()).body).toMatchObject({ place, rows: [], counts: { all: 0, complete: true } });
  });

  it('is overdue from 24:00 of the Shanghai day, not a millisecond before (C1)', async () => {
    await api.world.addDeclaration({ place, dueAt: '2026-01-20T16:00:00.000Z' });
    vi.setSystemTime(new Date('2026-01-20T23:59:59.999+08:00'));
    const before = await look();
    expect(before.body.rows[0]?.section).toBe('new');
    vi.setSystemTime(new Date('2026-01-21T00:00:00.000+08:00'));
    expect((await look(tagOf(before))).body.rows[0]?.section).toBe('overdue');
  });

  it('shows nothing that no round has handed out, and nothing that is only a claim', async () => {
    await api.world.addDeclaration({ place, submittedAt: new Date(afternoon.getTime() + 1).toISOString() });
    await api.world.addDeclaration({ place, state: 'claimed', claimOf: 'aaaaaaaaaaaaaaaaaaaaaa' });
    expect((await look()).body).toMatchObject({ rows: [], counts: { all: 0, new: 0 } });
  });

  it('is the place’s own: a township sees its dispatch list, and what waits there', async () => {
    const township = place.slice(0, 9);
    await api.addStaff({ role: 'township', region: township });
    await fill(1);
    const listed = await api.world.addDeclaration({ place: township, destination: place });
    const { rows } = (await look(undefined, '', `township-${township}`)).body;
    expect(rows.map(({ id }) => id)).toEqual([listed.id]);
  });
});

describe('an unchanged worklist', () => {
  it('is 304 for one call and three read units', async () => {
    await fill(3);
    const tag = tagOf(await look());
    api.aws.takeCalls();
    const answer = await look(tag);
    expect([answer.status, answer.text, tagOf(answer)]).toEqual([304, '', tag]);
    const calls = api.aws.takeCalls();
    expect(calls.map(({ action, units }) => [action, units])).toEqual([['DynamoDB BatchGetItem', 3]]);
  });

  it('is another right after a write of one’s own', async () => {
    const [one] = await fill(1);
    const tag = tagOf(await look());
    await api.call({
      sub: officer,
      method: 'POST',
      path: `/v1/declarations/${one?.id ?? ''}/verifications`,
      body: aContact(),
    });
    const answer = await look(tag);
    expect([answer.status, answer.body.rows[0]?.state]).toEqual([200, 'contacted']);
  });

  it('is another after a round, and when a row falls due', async () => {
    await fill(1);
    const tag = tagOf(await look());
    vi.setSystemTime(new Date('2026-01-20T15:59:59.999Z'));
    expect((await look(tag)).status).toBe(304);
    vi.setSystemTime(new Date('2026-01-20T16:00:00.000Z'));
    expect((await look(tag)).status).toBe(200);
    vi.setSystemTime(afternoon);
    const [previous, at] = [afternoon, hoursAfter(0.5)].map((date) => date.toISOString());
    await moveRound(api.world.sources, { at: at ?? '', previous: previous ?? '' });
    expect((await look(tag)).status).toBe(200);
    await moveRound(api.world.sources, { at: previous ?? '', previous: at ?? '' });
  });

  it('is asked again soon after a write, since the index may lag behind the desk', async () => {
    await fill(1);
    await touchDesk(api.world.sources, place, afternoon.toISOString());
    const tag = tagOf(await look());
    vi.setSystemTime(afternoon.getTime() + 4_999);
    expect((await look(tag)).status).toBe(304);
    vi.setSystemTime(afternoon.getTime() + 5_000);
    const settled = await look(tag);
    expect(settled.status).toBe(200);
    vi.setSystemTime(hoursAfter(1));
    expect((await look(tagOf(settled))).status).toBe(304);
  });

  it('is nobody’s who was moved or removed: the tag is a hint, the account decides', async () => {
    await fill(1);
    const tag = tagOf(await look());
    await api.addStaff({ role: 'officer', region: '410105001555', sub: officer });
    const moved = await look(tag);
    expect([moved.status, moved.body.place, moved.body.rows]).toEqual([200, '410105001555', []]);
    expect((await look()).body).toMatchObject({ place: '410105001555', rows: [] });
    await api.addStaff({ role: 'officer', region: place, sub: officer, active: false });
    expect((await look(tag)).status).toBe(403);
    expect((await look()).status).toBe(403);
  });

  it('is not told from a tag that somebody made up', async () => {
    await fill(1);
    for (const tag of ['"x"', '*', `"${place}"`, `"${'9'.repeat(12)}.0.0.99999999999999"`])
      expect((await look(tag)).status).toBe(200);
  });
});

describe('a page of 20 rows', () => {
  it('costs at most four read units: three calls the first time, two from then on', async () => {
    await fill(30);
    const cost = async (tag?: string) => {
      api.aws.takeCalls();
      const { status, body } = await look(tag);
      const calls = api.aws.takeCalls().filter(({ action }) => action.startsWith('DynamoDB'));
      expect([status, body.rows.length]).toEqual([200, 20]);
      expect(calls.reduce((sum, { units }) => sum + units, 0)).toBeLessThanOrEqual(4);
      return calls.map(({ action }) => action.replace('DynamoDB ', '')).sort();
    };
    await look(); // The key of the cursors is fetched once.
    const stranger = `third-${place}`;
    await api.addStaff({ role: 'officer', region: place, sub: stranger });
    api.aws.takeCalls();
    await look(undefined, '', stranger);
    expect(actions().sort()).toEqual(['BatchGetItem', 'GetItem', 'Query']);
    expect(await cost()).toEqual(['BatchGetItem', 'Query']);
    const tag = tagOf(await look());
    await touchDesk(api.world.sources, place, afternoon.toISOString());
    expect(await cost(tag)).toEqual(['BatchGetItem', 'Query']);
  });

  it('is followed by the others, each row once, until there are no more', async () => {
    const filed = await fill(47);
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const { body } = await look(undefined, next === undefined ? '' : `?cursor=${encodeURIComponent(next)}`);
      seen.push(...body.rows.map(({ id }) => id));
      next = body.next;
    } while (next !== undefined);
    expect(seen).toHaveLength(47);
    expect(new Set(seen)).toEqual(new Set(filed.map(({ id }) => id)));
  });

  it('says that more were there than were counted', async () => {
    await fill(26);
    expect((await look()).body.counts).toMatchObject({ all: 25, complete: false });
  });

  it('has a cursor that nobody can change, make up, or use for another', async () => {
    await fill(25);
    const { next = '' } = (await look()).body;
    const other = await api.addStaff({ role: 'officer', region: place, sub: `second-${place}` });
    const refused = async (cursor: string, sub = officer) => {
      const answer = await look(undefined, `?cursor=${encodeURIComponent(cursor)}`, sub);
      return [answer.status, (answer.body as unknown as Problem).code];
    };
    expect((await look(undefined, `?cursor=${next}`)).status).toBe(200);
    for (const cursor of [`${next}A`, next.slice(0, -1), `x${next}`, 'x', ''])
      expect(await refused(cursor)).toEqual([400, 'cursor.invalid']);
    expect(await refused(next, other.sub)).toEqual([400, 'cursor.invalid']);
    await api.addStaff({ role: 'officer', region: '410105001556', sub: officer });
    expect(await refused(next)).toEqual([400, 'cursor.invalid']);
  });

  it('does not need the keys before there is a page to turn', async () => {
    await fill(3);
    api.aws.takeCalls();
    await look();
    expect(actions().filter((action) => action.startsWith('KMS'))).toEqual([]);
  });
});
