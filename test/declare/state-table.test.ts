import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeChange } from '../../functions/shared/table/change-store.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { type DeclarationState, declarationState, isClosed, stateAfter } from '../../schemas/life-cycle.ts';
import { afternoon, anEdit, aTraveller, hoursAfter } from '../support/builders.ts';
import { type Citizens, citizensOf } from '../support/citizens.ts';
import { somebody } from '../support/person-days.ts';
import { aWorld, newKey, type World } from '../support/world.ts';

let world: World;
let citizens: Citizens;
beforeAll(async () => {
  world = await aWorld();
  citizens = citizensOf(world.sources);
});
afterAll(() => world.stop());

const events = ['edit', 'withdrawal', 'message'] as const;
type CitizensEvent = (typeof events)[number];
const everyPair = declarationState.options.flatMap((state) => events.map((event) => ({ state, event })));

/** A claim stands beside a first filing. */
async function aCase(state: DeclarationState): Promise<Declaration> {
  const personal = somebody();
  const first = state === 'claimed' ? await world.addDeclaration({ personal }) : undefined;
  return world.addDeclaration({ state, personal, ...(first && { claimOf: first.id }) });
}

function ask(event: CitizensEvent, { id, version, personal }: Declaration, now = afternoon) {
  const traveller = aTraveller({ document: personal.document });
  const asked = { id, mark: { key: newKey(), body: 'hash' }, now };
  switch (event) {
    case 'edit':
      return citizens.edit({ ...asked, version, content: anEdit({ traveller }) });
    case 'withdrawal':
      return citizens.withdraw({ ...asked, content: {} });
    case 'message':
      return citizens.tell({ ...asked, content: { kind: 'not-coming' } });
  }
}

function refusalOf(state: DeclarationState): string {
  if (state === 'withdrawn') return 'withdrawn';
  return isClosed(state) ? 'closed' : 'state-forbids';
}

describe('what a citizen may do', () => {
  it.each(everyPair)(
    '"$event" in "$state" leads where the life says, or is refused by name',
    async (pair) => {
      const { state, event } = pair;
      const before = await aCase(state);
      const next = stateAfter(state, event);
      if (next === undefined)
        await expect(ask(event, before)).rejects.toMatchObject({ status: 409, code: refusalOf(state) });
      else expect((await ask(event, before)).declaration.state).toBe(next);
      expect(await world.find(before.id)).toMatchObject({
        state: next ?? state,
        version: next === undefined ? 1 : 2,
      });
    },
  );

  it.each([
    ['edit', 'arrival-passed'],
    ['withdrawal', 'arrival-passed'],
  ] as const)('"%s" is refused from the very instant of the expected arrival', async (event, code) => {
    const before = await aCase('declared');
    const arrival = new Date(before.expectedArrivalAt);
    await expect(ask(event, before, arrival)).rejects.toMatchObject({ status: 409, code });
    expect(await world.find(before.id)).toMatchObject({ version: 1 });
  });

  it('is to tell something also after the expected arrival', async () => {
    const before = await aCase('declared');
    await ask('message', before, hoursAfter(200));
    expect(await world.find(before.id)).toMatchObject({ messages: [{ content: { kind: 'not-coming' } }] });
  });

  it('is to edit twice, also when an officer wrote in between', async () => {
    const before = await world.addDeclaration({ state: 'contacted', edits: 1, version: 4 });
    expect((await ask('edit', before)).declaration).toMatchObject({ edits: 2, version: 5 });
    await expect(ask('edit', { ...before, version: 5 })).rejects.toMatchObject({
      status: 409,
      code: 'edits-used-up',
    });
  });
});

describe('the write condition of what citizens change', () => {
  const change = (before: Declaration, at: Date) => {
    const after = { ...before, updatedAt: at.toISOString() };
    return { before, after, by: 'citizen' as const };
  };

  it.each(['edit', 'overlap'] as const)('refuses a third edit by itself ("%s")', async (event) => {
    const before = await world.addDeclaration({ edits: 2 });
    const written = await writeChange(world.sources, { ...change(before, hoursAfter(1)), event });
    expect(written.kind).toBe('raced');
  });

  it.each(['edit', 'withdrawal', 'overlap'] as const)(
    'refuses by itself what comes after the arrival that is stored ("%s")',
    async (event) => {
      const before = await world.addDeclaration();
      const late = new Date(before.expectedArrivalAt);
      expect((await writeChange(world.sources, { ...change(before, late), event })).kind).toBe('raced');
    },
  );
});
