import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readChain } from '../../functions/shared/audit/audit-store.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import { announceExport } from '../../functions/shared/table/announced-export-store.ts';
import { findExport, moveExport } from '../../functions/shared/table/export-store.ts';
import type { ExportApprovalList, Exported } from '../../schemas/export.ts';
import { afternoon } from '../support/builders.ts';
import { propertyRun } from '../support/property-run.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';

// The life of an export, told twice: by the running handlers on the real engine, and by the few lines of `Model`.

const hourMs = 3_600_000;
const people = ['asker', 'deputy', 'city', 'stranger'] as const;
type Person = (typeof people)[number];

type Act =
  | { act: 'begin' }
  | { act: 'finish'; try: number; rows: number }
  | { act: 'decide'; by: Person; approved: boolean; key: number }
  | { act: 'decide-at-once'; approved: [boolean, boolean] }
  | { act: 'wait'; hours: number };

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Act>({ act: 'begin' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('finish' as const),
      try: fc.integer({ min: 1, max: 2 }),
      rows: fc.constantFrom(10_000, 10_001),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('decide' as const),
      by: fc.constantFrom(...people),
      approved: fc.boolean(),
      key: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('decide-at-once' as const),
      approved: fc.tuple(fc.boolean(), fc.boolean()),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 14 }) }),
  },
);

interface Model {
  attempt: number;
  ready?: { at: number; rows: number };
  decided?: { by: Person; approved: boolean; key: number };
}

const isOver = ({ ready }: Model, now: number): boolean =>
  ready !== undefined && now >= ready.at + 24 * hourMs;
const isLarge = ({ ready }: Model): boolean => (ready?.rows ?? 0) > 10_000;

/** What is answered to a decision, said again without a look at how it is made. */
function answerTo(model: Model, now: number, { by, approved, key }: Extract<Act, { act: 'decide' }>): number {
  if (by === 'stranger' || !isLarge(model)) return 404;
  if (by === 'asker') return 403;
  const { decided } = model;
  if (decided?.by === by && decided.key === key) return decided.approved === approved ? 201 : 422;
  return decided !== undefined || isOver(model, now) ? 409 : 201;
}

function linkOf(model: Model, now: number): number {
  if (model.decided?.approved === false) return 409;
  if (isOver(model, now)) return 410;
  if (model.ready === undefined) return 409;
  return isLarge(model) && model.decided === undefined ? 409 : 201;
}

let api: StaffApi;
let number = 0;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
});
afterAll(() => api.stop());

/** An export of a county of its own, with those who may and may not approve it. */
async function aScene() {
  number += 1;
  const city = `41${10 + (number % 90)}`;
  const county = `${city}05`;
  const subs: Record<Person, string> = {
    asker: `asker-${number}`,
    deputy: `deputy-${number}`,
    city: `city-${number}`,
    stranger: `stranger-${number}`,
  };
  for (const code of [city, county]) await api.world.addRegion({ code });
  await api.addStaff({ role: 'county', region: county, sub: subs.asker });
  await api.addStaff({ role: 'county', region: county, sub: subs.deputy });
  await api.addStaff({ role: 'city', region: city, sub: subs.city });
  await api.addStaff({ role: 'county', region: `${city}06`, sub: subs.stranger });
  const declarations = { region: county, from: '2026-01-20', to: '2026-01-24' };
  const body = { declarations, purpose: 'assessment' };
  const asked = await api.call<Exported>({ sub: subs.asker, method: 'POST', path: '/v1/exports', body });
  return { subs, county, id: asked.body.id };
}
type Scene = Awaited<ReturnType<typeof aScene>>;

async function decide({ subs, id }: Scene, by: Person, [approved, key]: [boolean, number]): Promise<number> {
  const headers = { 'idempotency-key': `key-of-${subs[by]}-${key}-0000` };
  const path = `/v1/exports/${id}/approval`;
  return (await api.call({ sub: subs[by], method: 'POST', path, body: { approved }, headers })).status;
}

/** Does it, and moves the model on; what is answered must be what the model says. */
async function take(scene: Scene, model: Model, act: Act): Promise<void> {
  const { sources } = api.world;
  const name = { sub: scene.subs.asker, id: scene.id };
  const at = new Date().toISOString();
  const now = Date.now();
  switch (act.act) {
    case 'begin': {
      // As a message that comes again: only who sees an unfinished one begins it.
      const found = await findExport(sources, name);
      if (found?.readyAt !== undefined) return;
      const attempt = model.attempt + 1;
      expect(await moveExport(sources, { ...name, attempt: model.attempt }, { attempt, movedAt: at })).toBe(
        true,
      );
      model.attempt = attempt;
      return;
    }
    case 'finish': {
      if (act.rows > 10_000)
        await announceExport(
          sources,
          { ...name, place: scene.county },
          new Date(now + 24 * hourMs).toISOString(),
        );
      const moved = { progress: 1, rows: act.rows, movedAt: at, readyAt: at };
      const isMine = model.attempt === act.try && model.ready === undefined;
      expect(await moveExport(sources, { ...name, attempt: act.try }, moved)).toBe(isMine);
      if (isMine) model.ready = { at: now, rows: act.rows };
      return;
    }
    case 'decide': {
      const expected = answerTo(model, now, act);
      const answered = await decide(scene, act.by, [act.approved, act.key]);
      // A try that was given up may have announced what is not large, or not written yet.
      if (expected === 404 && act.by !== 'stranger') expect([403, 404, 409]).toContain(answered);
      else expect(answered).toBe(expected);
      if (answered === 201 && model.decided === undefined) model.decided = act;
      return;
    }
    case 'decide-at-once': {
      const [first, second] = act.approved;
      const isOpen = answerTo(model, now, { act: 'decide', by: 'deputy', approved: first, key: 9 }) === 201;
      const answers = await Promise.all([
        decide(scene, 'deputy', [first, 3]),
        decide(scene, 'city', [second, 3]),
      ]);
      const won = answers.indexOf(201);
      if (model.decided === undefined)
        expect(answers.filter((status) => status === 201)).toHaveLength(isOpen ? 1 : 0);
      if (!isOpen) return;
      model.decided = {
        by: won === 0 ? 'deputy' : 'city',
        approved: won === 0 ? first : second,
        key: 3,
      };
      return;
    }
    case 'wait':
      vi.setSystemTime(now + act.hours * hourMs);
  }
}

/** What everybody sees now. */
async function check({ subs, id }: Scene, model: Model): Promise<void> {
  const now = Date.now();
  const path = `/v1/exports/${id}/link`;
  const link = await api.call({ sub: subs.asker, method: 'POST', path, body: {} });
  expect(link.status).toBe(linkOf(model, now));
  const isWaiting = isLarge(model) && model.decided === undefined && !isOver(model, now);
  for (const person of people) {
    const { body } = await api.call<ExportApprovalList>({ sub: subs[person], path: '/v1/exports/approvals' });
    const may = person === 'deputy' || person === 'city';
    expect(body.approvals.some((one) => one.id === id)).toBe(may && isWaiting);
    const chain = await readChain(api.world.sources, subs[person]);
    expect(brokenAt(chain)).toBeUndefined();
    // Who decided said so in their own chain, and nobody else did.
    const said = chain.filter(({ approved }) => approved !== undefined);
    if (model.decided?.by === person)
      expect(said).toContainEqual(
        expect.objectContaining({ declaration: id, approved: model.decided.approved }),
      );
    if (!may) expect(said).toEqual([]);
  }
}

it('an export is given out as two people decided, in whatever order it is written, told again, decided and expires', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 3, maxLength: 14 }), async (chosen) => {
      vi.setSystemTime(afternoon);
      const scene = await aScene();
      const model: Model = { attempt: 0 };
      for (const act of chosen) {
        await take(scene, model, act);
        await check(scene, model);
      }
    }),
    propertyRun('approval', 60),
  );
}, 240_000);
