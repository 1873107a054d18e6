import { describe, expect, it } from 'vitest';
import {
  type ConfirmNeeds,
  confirmCandidates,
} from '../../../functions/compare/findings/confirm-candidates.ts';

const at = '2026-01-19T00:00:00.000Z';
const aCandidate = (ref: string, keep: boolean) => ({
  ...{ ref, keep, kind: 'close-contact' as const, at, receivedAt: at },
  ...{ run: '0mkqzxw00-0123456789abcdef', line: 2 },
  told: { name: '张伟', phone: '16200000001', place: '410105' },
});

async function confirm(isSame: boolean) {
  const acts: unknown[] = [];
  const needs: ConfirmNeeds = {
    waiting: () =>
      Promise.resolve([aCandidate('one', true), aCandidate('two', false), aCandidate('other', true)]),
    keep: ({ told }) => Promise.resolve(void acts.push(['keep', told])),
    seek: ({ person, evidence }) => Promise.resolve(void acts.push(['seek', person.name, evidence.told])),
    decide: (ref) => Promise.resolve(void acts.push(['decide', ref])),
  };
  await confirmCandidates(needs, { evidence: [{ ref: 'one' }, { ref: 'two' }] }, isSame);
  return acts;
}

describe('what somebody says of rows that may be about a person (D3)', () => {
  it('has them noted at the case when they are, without who they are about, and each decided last', async () => {
    expect(await confirm(true)).toEqual([
      ['keep', { place: '410105' }],
      ['decide', 'one'],
      ['keep', { place: '410105' }],
      ['decide', 'two'],
    ]);
  });

  it('has looked for whom they name when they are not, where their kind asks for it', async () => {
    expect(await confirm(false)).toEqual([
      ['seek', '张伟', { place: '410105' }],
      ['decide', 'one'],
      ['decide', 'two'],
    ]);
  });
});
