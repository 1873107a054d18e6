import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { changeDeclaration } from '../../functions/shared/table/declaration-store.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import {
  type DeclarationState,
  declarationState,
  isClosed,
  lifeEvent,
  stateAfter,
} from '../../schemas/life-cycle.ts';
import { messages } from '../../schemas/messages.ts';
import type { Problem } from '../../schemas/problem.ts';
import type { VerificationRequest } from '../../schemas/verification.ts';
import { afternoon, community, otherCommunity } from '../support/builders.ts';
import { aStaffApi, type StaffApi } from '../support/staff-api.ts';
import { aContact, aMeasure, anArrival, aRule, arrived, aTest } from '../support/steps.ts';

let api: StaffApi;
const officer = `officer-${community}`;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: afternoon });
  api = await aStaffApi();
  await api.addStaff({ role: 'officer', region: community });
  await api.addStaff({ role: 'officer', region: otherCommunity });
  await api.addRule(aRule());
});
afterAll(() => api.stop());

const everyPair = <Event extends string>(events: readonly Event[]) =>
  declarationState.options.flatMap((state) => events.map((event) => ({ state, event })));

describe('the write condition of a change', () => {
  it.each(everyPair(lifeEvent.options))(
    'lets "$event" happen from "$state" as the life says, and never else',
    async ({ state, event }) => {
      const before = await api.world.addDeclaration({ state });
      const after = { ...before, updatedAt: new Date(afternoon.getTime() + 1).toISOString() };
      const stored = await changeDeclaration(api.world.sources, { before, after, event, by: 'staff' });
      const allowed = stateAfter(state, event) !== undefined;
      expect(stored !== undefined).toBe(allowed);
      expect((await api.world.find(before.id))?.version).toBe(allowed ? 2 : 1);
    },
  );
});

const steps: Record<string, VerificationRequest> = {
  reached: aContact(),
  'not-reached': aContact({ reached: false }),
  arrival: anArrival(),
  'not-coming': { kind: 'not-coming' },
  test: aTest(),
  measure: aMeasure(),
  release: { kind: 'release' },
} satisfies Partial<Record<(typeof lifeEvent.options)[number], VerificationRequest>>;

const cameAlready: readonly DeclarationState[] = ['arrived', 'under-control', 'released'];
const aCase = (state: DeclarationState): Partial<Declaration> => ({
  ...(cameAlready.includes(state) && arrived()),
  state,
});

function refusalOf(state: DeclarationState): keyof typeof messages {
  if (state === 'withdrawn') return 'withdrawn';
  return isClosed(state) ? 'closed' : 'state-forbids';
}

describe('a step of a verification', () => {
  it.each(everyPair(Object.keys(steps)))(
    '"$event" from "$state" leads where the life says, or is refused by name',
    async ({ state, event }) => {
      const { id } = await api.world.addDeclaration(aCase(state));
      const answer = await api.call<Problem & { state: string }>({
        sub: officer,
        method: 'POST',
        path: `/v1/declarations/${id}/verifications`,
        body: steps[event],
      });
      const next = stateAfter(state, lifeEvent.parse(event));
      const stored = await api.world.find(id);
      if (next === undefined) {
        expect([answer.status, answer.body.code]).toEqual([409, refusalOf(state)]);
        expect([stored?.version, stored?.state]).toEqual([1, state]);
      } else {
        expect([answer.status, answer.body.state]).toEqual([201, next]);
        expect([stored?.version, stored?.state]).toEqual([2, next]);
        expect(stored?.dueAt === undefined).toBe(isClosed(next));
      }
    },
  );
});

describe('a transfer', () => {
  it.each(declarationState.options)('of a case in the state "%s" is as the life says', async (state) => {
    const { id } = await api.world.addDeclaration(aCase(state));
    const answer = await api.call<Problem & { state: string }>({
      sub: officer,
      method: 'POST',
      path: `/v1/declarations/${id}/transfers`,
      body: { community: otherCommunity, reason: '实际到达黄河路社区' },
    });
    const allowed = stateAfter(state, 'transfer') !== undefined;
    expect([answer.status, answer.body.code]).toEqual(allowed ? [201, undefined] : [409, refusalOf(state)]);
    expect((await api.world.find(id))?.waitingAt).toBe(allowed ? otherCommunity : undefined);
  });
});
