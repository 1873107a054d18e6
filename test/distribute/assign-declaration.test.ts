import { describe, expect, it } from 'vitest';
import { assignDeclaration } from '../../functions/distribute/assign-declaration.ts';
import type { Assignment } from '../../functions/distribute/assignment.ts';
import { afternoon, community, otherCommunity } from '../support/builders.ts';
import { anAssigning, anAssignment, township, unmanned } from './some-assignments.ts';

const at = (time: string) => new Date(`2026-01-20T${time}+08:00`);
const [thisRound, nextRound] = [at('14:30:00').toISOString(), at('15:00:00').toISOString()];

async function assigned(given: Partial<Assignment> = {}, now = afternoon) {
  const needs = anAssigning();
  await assignDeclaration(needs, anAssignment(given), now);
  return needs;
}

describe('a declaration for a community with an active officer (B1)', () => {
  it('is announced for the round after it was submitted, and nothing is written on it', async () => {
    const { announced, dispatched, touched, notified } = await assigned();
    expect(announced).toEqual([`${thisRound} ${community}`]);
    expect([dispatched, touched, notified]).toEqual([[], [], []]);
  });

  it.each([
    ['06:59:59.999', '2026-01-19T23:00:00.000Z'],
    ['07:00:00.000', '2026-01-19T23:00:00.000Z'],
    ['07:00:00.001', '2026-01-19T23:30:00.000Z'],
    ['21:00:00.000', '2026-01-20T13:00:00.000Z'],
    ['21:00:00.001', '2026-01-20T23:00:00.000Z'],
  ])('submitted at %s is announced for %s', async (time, round) => {
    const submitted = at(time);
    const { announced } = await assigned({ submittedAt: submitted.toISOString() }, submitted);
    expect(announced).toEqual([`${round} ${community}`]);
  });

  it('is announced for the next round, and shown at once, when it comes after its own round', async () => {
    const now = at('14:31:00');
    const { announced, touched } = await assigned({}, now);
    expect(announced).toEqual([`${nextRound} ${community}`]);
    expect(touched).toEqual([`${community} ${now.toISOString()}`]);
  });
});

describe('a declaration that is changed', () => {
  it('before its round is not announced again, and no worklist has changed', async () => {
    const { announced, touched } = await assigned({ kind: 'changed' });
    expect([announced, touched]).toEqual([[], []]);
  });

  it.each(['14:30:00', '14:30:00.001', '20:00:00'])(
    'after its round, at %s, changes its worklist',
    async (time) => {
      const { announced, touched } = await assigned({ kind: 'changed' }, at(time));
      expect(announced).toEqual([]);
      expect(touched).toEqual([`${community} ${at(time).toISOString()}`]);
    },
  );

  it('a millisecond before its round changes none', async () => {
    expect((await assigned({ kind: 'changed' }, at('14:29:59.999'))).touched).toEqual([]);
  });

  it('to another destination before its round is announced there for that round', async () => {
    const moved = { kind: 'changed', place: otherCommunity, placeBefore: community } as const;
    const { announced, touched } = await assigned(moved);
    expect([announced, touched]).toEqual([[`${thisRound} ${otherCommunity}`], []]);
  });

  it('to another destination after its round is announced there for the next, and changes both worklists', async () => {
    const moved = { kind: 'changed', place: otherCommunity, placeBefore: community } as const;
    const { announced, touched } = await assigned(moved, at('14:31:00'));
    expect(announced).toEqual([`${nextRound} ${otherCommunity}`]);
    expect(touched.map((one) => one.slice(0, 12)).sort()).toEqual([community, otherCommunity]);
  });
});

describe('a declaration for a community without an active officer (B3)', () => {
  it('goes to the dispatch list of its township, which the round is announced to', async () => {
    const { announced, dispatched } = await assigned({ place: unmanned });
    expect(dispatched).toEqual([`aaaaaaaaaaaaaaaaaaaaaa ${unmanned} → ${township}`]);
    expect(announced).toEqual([`${thisRound} ${township}`]);
  });

  it('after its round changes the worklists of both', async () => {
    const { touched } = await assigned({ place: unmanned }, at('14:31:00'));
    expect(touched.map((one) => one.split(' ')[0]).sort()).toEqual([township, unmanned]);
  });

  it('that was only changed goes there too, without being announced as new', async () => {
    const { announced, dispatched } = await assigned({ kind: 'changed', place: unmanned });
    expect([announced, dispatched.length]).toEqual([[], 1]);
  });

  it('stays on the list once it is there: who is on duty at the township is not asked', async () => {
    const { announced, dispatched } = await assigned({ place: township });
    expect([announced, dispatched]).toEqual([[`${thisRound} ${township}`], []]);
  });
});

describe('an adult for whom somebody else declared (A6)', () => {
  it('is told under an id that is the same when it is told again', async () => {
    const needs = anAssigning();
    const submitted = anAssignment({ forAnotherAdult: true });
    for (const event of ['event-1', 'event-1', 'event-2'])
      await assignDeclaration(needs, { ...submitted, event }, afternoon);
    expect(new Set(needs.notified.map(({ id }) => id))).toEqual(
      new Set(['declared-for-you-aaaaaaaaaaaaaaaaaaaaaa']),
    );
    expect(needs.notified[0]).toMatchObject({
      kind: 'declared-for-you',
      declaration: 'aaaaaaaaaaaaaaaaaaaaaa',
    });
  });

  it('is not told of changes, and who declared for themselves is told nothing', async () => {
    expect((await assigned({ kind: 'changed', forAnotherAdult: true })).notified).toEqual([]);
    expect((await assigned({ forAnotherAdult: false })).notified).toEqual([]);
  });
});
