import { describe, expect, it } from 'vitest';
import { endMandate } from '../../../functions/compare/mandates/end-mandate.ts';
import type { FeedMandate } from '../../../schemas/feed-mandate.ts';
import { afternoon } from '../../support/builders.ts';
import { aMandate } from './a-mandate.ts';
import { asked, clerk, inMemory } from './in-memory.ts';

const by = { sub: 'province-41', place: '41' };
const at = afternoon.toISOString();
const request = { reason: '授权撤回，停止接收' };

function end(known: FeedMandate[], { id = 'rail-1', before = [] as FeedMandate[] } = {}) {
  const { needs, kept, entries } = inMemory(known, before);
  const again = (mark = asked.mark) => endMandate(needs, clerk, { ...asked, mark, id, request });
  return { ended: again(), again, kept, entries };
}

describe('the end of a mandate', () => {
  it('is recorded with who ended it, when and why, beside what was recorded before', async () => {
    const { ended, kept, entries } = end([aMandate()]);
    expect(await ended).toEqual({ ...aMandate(), ended: { at, by, reason: request.reason } });
    expect(kept.map(({ mandate, version }) => [version, mandate.ended?.reason])).toEqual([
      [1, undefined],
      [2, request.reason],
    ]);
    expect(entries).toMatchObject([{ ...by, at, declaration: asked.entry }]);
  });

  it('is recorded once, however often it is sent', async () => {
    const { ended, again, kept, entries } = end([aMandate()]);
    expect([await ended, await again()]).toEqual([await ended, await ended]);
    expect([kept.length, entries.length]).toEqual([2, 1]);
    await expect(again({ ...asked.mark, key: 'another' })).rejects.toMatchObject({
      code: 'feed-mandate.ended',
      details: { current: await ended },
    });
  });

  it('takes back one that has not begun, and one on its last day, but none that is over', async () => {
    expect(await end([aMandate({ fromDate: '2026-02-01' })]).ended).toHaveProperty('ended');
    expect(await end([aMandate({ toDate: '2026-01-20' })]).ended).toHaveProperty('ended');
    const over = end([aMandate({ toDate: '2026-01-19' })]);
    await expect(over.ended).rejects.toMatchObject({ code: 'feed-mandate.over', status: 409 });
    expect(over.entries).toEqual([]);
  });

  it.each(['rail-2', 'air-1', 'horoscope-1'])('is of one that there is: %s', async (id) => {
    await expect(end([aMandate()], { id }).ended).rejects.toMatchObject({ status: 404 });
  });

  it('gives way to one that somebody else records at the same moment', async () => {
    const faster = aMandate({ ended: { at, by: { sub: 'another', place: '41' }, reason: '撤回授权' } });
    await expect(end([aMandate()], { before: [faster] }).ended).rejects.toMatchObject({
      details: { current: faster },
    });
  });
});
