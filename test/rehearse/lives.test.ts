import { beforeAll, describe, expect, it } from 'vitest';
import { countDeclaration } from '../../functions/shared/counting/count-declaration.ts';
import { occurrencesOf } from '../../functions/shared/life-cycle/occurrences-of.ts';
import { compareTallies } from '../../functions/statistics/compare-tallies.ts';
import { recountDeclarations } from '../../functions/statistics/recount-declarations.ts';
import { isUnderMeasure } from '../../functions/verify/take-step.ts';
import { type Declaration, declaration } from '../../schemas/declaration.ts';
import { declarationRequest, editRequest, messageRequest } from '../../schemas/declaration-request.ts';
import { declarationState, isClosed, lifeEvent, stateAfter } from '../../schemas/life-cycle.ts';
import { lifeEventOf, transferRequest, verificationRequest } from '../../schemas/verification.ts';
import { countiesOf } from '../../scripts/rehearse/places.ts';
import { playCounty } from '../../scripts/rehearse/play-county.ts';
import type { Deed, Village } from '../../scripts/rehearse/village.ts';
import { exampleRiskAreas, exampleRules } from '../../scripts/seed/seed-items.ts';

const until = new Date('2026-01-20T10:00:00+08:00');
const from = new Date('2026-01-06T00:00:00+08:00');
const total = 3_000;

async function play(seed: number, declarations = total): Promise<Village[]> {
  const [county] = countiesOf('410105');
  if (county === undefined) throw new Error('the county is gone');
  const settings = {
    ids: Buffer.alloc(32, 1),
    rules: exampleRules,
    riskAreas: exampleRiskAreas,
    retentionDays: 30,
  };
  return Array.fromAsync(
    playCounty({ settings, scene: { county, from, until }, seed, total: declarations, first: 0 }),
  );
}

const declarationsOf = (villages: readonly Village[]): Declaration[] =>
  villages.flatMap((village) => village.kept().map((kept) => kept.declaration));
const bytesOf = (villages: readonly Village[]): string =>
  JSON.stringify(villages.map((village) => [village.kept(), village.beside(), village.deeds()]));

let villages: Village[];
let made: Declaration[];
let deeds: readonly Deed[];
beforeAll(async () => {
  villages = await play(1);
  made = declarationsOf(villages);
  deeds = villages.flatMap((village) => village.deeds());
});

describe('the lives of a rehearsal', () => {
  it('are the same for the same seed, to the byte, and others for another', async () => {
    const [first, again, other] = await Promise.all([play(7, 200), play(7, 200), play(8, 200)]);
    expect(bytesOf(again)).toBe(bytesOf(first));
    expect(bytesOf(other)).not.toBe(bytesOf(first));
  });

  it('are as many as were asked for, each under an id of its own', () => {
    expect(made).toHaveLength(total);
    expect(new Set(made.map(({ id }) => id)).size).toBe(total);
  });

  it('begin with forms that the public schema takes as they are', () => {
    for (const { body } of deeds.filter(({ path }) => path === '/v1/declarations'))
      expect(declarationRequest.parse(body)).toEqual(body);
  });

  it('go on by requests that the public schemas take as they are', () => {
    const schemas: Partial<Record<string, { parse: (body: unknown) => unknown }>> = {
      verifications: verificationRequest,
      messages: messageRequest,
      transfers: transferRequest,
    };
    for (const { path, method, body } of deeds) {
      const schema = method === 'PUT' ? editRequest : schemas[path.split('/').at(-1) ?? ''];
      if (path.split('/').length > 3) expect(schema?.parse(body) ?? body).toEqual(body);
    }
  });

  it('are declarations by the schema', () => {
    for (const one of made) expect(declaration.parse(one)).toEqual(one);
  });

  it('belong to people whose numbers are nobody’s', () => {
    const numbers = made
      .map(({ personal }) => personal.document)
      .filter(({ type }) => type === 'resident-id');
    for (const { number } of numbers) expect(number).toMatch(/^\d\d9[5-9]/);
  });

  it('take no step that the life of a declaration does not allow', () => {
    for (const { verifications } of made) {
      let state: Declaration['state'] = 'declared';
      for (const { step } of verifications) {
        const next: Declaration['state'] | undefined = stateAfter(state, lifeEventOf(step));
        expect(next).toBeDefined();
        state = next ?? state;
      }
    }
  });

  it('lie in the past as a whole, in order', () => {
    for (const { submittedAt, updatedAt, verifications } of made) {
      const told = [submittedAt, ...verifications.map(({ at }) => at)];
      expect(told).toEqual(told.toSorted());
      expect(updatedAt < until.toISOString() && submittedAt >= from.toISOString()).toBe(true);
    }
  });

  it('let nobody go before their measure ends', () => {
    for (const { verifications } of made)
      for (const [index, { step, at }] of verifications.entries())
        if (step.kind === 'release')
          expect(isUnderMeasure(verifications.slice(0, index), at.slice(0, 10))).toBe(false);
  });

  it('count what a recount finds', () => {
    const counted = made.flatMap((one) => countDeclaration({ ...one, occurrences: occurrencesOf(one) }));
    expect(compareTallies(recountDeclarations(made), counted)).toEqual([]);
  });
});

describe('a rehearsal has something true to show', () => {
  it.each(declarationState.options)('of people who are %s', (state) => {
    expect(made.some((one) => one.state === state)).toBe(true);
  });

  // Nobody takes an area off the list here, and nobody's edits come to the day of another trip.
  it.each(lifeEvent.options.filter((event) => event !== 'overlap' && event !== 'lifting'))(
    'of the event %s',
    (event) => {
      const seen: Partial<Record<string, (one: Declaration) => boolean>> = {
        edit: ({ edits }) => edits > 0,
        withdrawal: ({ state }) => state === 'withdrawn',
        message: ({ messages }) => messages.length > 0,
        transfer: ({ transfers }) => transfers.length > 0,
        'claim-accepted': ({ settlements }) => settlements.some(({ keep }) => keep === 'claim'),
        'claim-refused': ({ settlements }) => settlements.some(({ keep }) => keep === 'first'),
      };
      const bySteps = ({ verifications }: Declaration) =>
        verifications.some(({ step }) => lifeEventOf(step) === event);
      expect(made.some(seen[event] ?? bySteps)).toBe(true);
    },
  );

  it('of transfers accepted, refused and waiting', () => {
    const ways = new Set(made.flatMap(({ transfers }) => transfers.map(({ state }) => state)));
    expect(ways).toEqual(new Set(['accepted', 'refused', 'waiting']));
  });

  it('of children with guardians, symptoms and stays in risk areas', () => {
    expect(made.some(({ child, personal }) => child && personal.guardian !== undefined)).toBe(true);
    expect(made.some(({ symptoms }) => symptoms)).toBe(true);
    expect(
      made.some(({ verifications }) => verifications.some(({ riskLevel }) => riskLevel === 'high')),
    ).toBe(true);
  });

  it('of people who are expected in the next days', () => {
    const ahead = made.filter(
      ({ state, expectedArrivalAt }) => !isClosed(state) && expectedArrivalAt > until.toISOString(),
    );
    expect(ahead.length).toBeGreaterThan(total / 10);
  });

  it('of what is overdue because nobody saw to it', () => {
    expect(made.some(({ state, dueAt = '~' }) => state === 'declared' && dueAt < until.toISOString())).toBe(
      true,
    );
  });
});
