import { describe, expect, it } from 'vitest';
import { assignment } from '../../functions/distribute/assignment.ts';
import { type CitizenWrite, tellAssignment } from '../../functions/distribute/tell-assignment.ts';
import { aDeclaration, afternoon, community, otherCommunity } from '../support/builders.ts';

const told = (given: Partial<CitizenWrite> = {}) =>
  tellAssignment({ event: 'event-1', after: aDeclaration(), ...given });

describe('what the assignment queue is told', () => {
  it('of a new declaration: submitted, at its place, when, and nothing else', () => {
    expect(told()).toEqual({
      event: 'event-1',
      kind: 'submitted',
      declaration: 'aaaaaaaaaaaaaaaaaaaaaa',
      place: community,
      submittedAt: afternoon.toISOString(),
      forAnotherAdult: false,
    });
  });

  it('of a change at the same place: changed, and no place before', () => {
    const change = told({ before: aDeclaration() });
    expect(change.kind).toBe('changed');
    expect(change).not.toHaveProperty('placeBefore');
  });

  it('of another destination: changed, with both places', () => {
    const after = aDeclaration({ place: otherCommunity });
    expect(told({ before: aDeclaration(), after })).toMatchObject({
      kind: 'changed',
      place: otherCommunity,
      placeBefore: community,
    });
  });

  it('of one that is on the township’s list: the list as its place', () => {
    const after = aDeclaration({ place: '410105001', destination: community });
    expect(told({ before: after, after })).toMatchObject({ kind: 'changed', place: '410105001' });
  });

  it('of one that was filed for another adult: that it was (A6)', () => {
    expect(told({ after: aDeclaration({ forAnotherAdult: true }) }).forAnotherAdult).toBe(true);
  });

  it('of a second filing: the same as of any other, so that nobody learns that it is one (A7)', () => {
    const claim = aDeclaration({
      state: 'claimed',
      claimOf: 'bbbbbbbbbbbbbbbbbbbbbb',
      forAnotherAdult: true,
    });
    expect(told({ after: claim })).toEqual(told({ after: aDeclaration({ forAnotherAdult: true }) }));
  });

  it('is ids, places and an instant: what the schema of the queue lets through, and nothing personal', () => {
    for (const before of [undefined, aDeclaration(), aDeclaration({ place: otherCommunity })]) {
      const message = told(before === undefined ? {} : { before });
      expect(assignment.parse(message)).toEqual(message);
      expect(JSON.stringify(message)).not.toContain('张伟明');
    }
  });
});
