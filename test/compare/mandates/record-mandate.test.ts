import { describe, expect, it } from 'vitest';
import { recordMandate } from '../../../functions/compare/mandates/record-mandate.ts';
import type { FeedMandate } from '../../../schemas/feed-mandate.ts';
import { afternoon } from '../../support/builders.ts';
import { aMandate, aMandateRequest } from './a-mandate.ts';
import { asked, clerk, inMemory } from './in-memory.ts';

const by = { sub: 'province-41', place: '41' };
const at = afternoon.toISOString();
const ended = { at, by, reason: '授权撤回' };

function record(given: Parameters<typeof aMandateRequest>[0] = {}, known: FeedMandate[] = []) {
  const { needs, kept, entries } = inMemory(known);
  return {
    recorded: recordMandate(needs, clerk, { ...asked, request: aMandateRequest(given) }),
    kept,
    entries,
  };
}

describe('a mandate', () => {
  it('is recorded with who did it and when, and linked into their chain first', async () => {
    const { recorded, kept, entries } = record();
    expect(await recorded).toEqual({ id: 'rail-1', ...aMandateRequest(), recordedAt: at, recordedBy: by });
    expect(kept).toHaveLength(1);
    expect(entries).toMatchObject([{ ...by, at, declaration: asked.entry }]);
  });

  it('is numbered among those of its kind, ended ones too', async () => {
    const known = [aMandate({ ended, toDate: '2026-01-19' }), aMandate({ id: 'air-1', kind: 'air' })];
    expect(await record({ fromDate: '2026-01-20' }, known).recorded).toMatchObject({ id: 'rail-2' });
  });

  it('is recorded once, however often it is sent', async () => {
    const { needs, kept, entries } = inMemory();
    const request = { ...asked, request: aMandateRequest() };
    const first = await recordMandate(needs, clerk, request);
    expect(await recordMandate(needs, clerk, request)).toEqual(first);
    expect([kept.length, entries.length]).toEqual([1, 1]);
    const other = { ...request, mark: { ...request.mark, body: 'another' } };
    await expect(recordMandate(needs, clerk, other)).rejects.toMatchObject({ code: 'idempotency.reused' });
  });

  it.each([
    [{ fromDate: '2019-12-31' }, 'fromDate', 'feed-mandate.far'],
    [{ fromDate: '2027-01-22' }, 'fromDate', 'feed-mandate.far'],
    [{ toDate: '2026-01-19' }, 'toDate', 'feed-mandate.past'],
  ])('is not recorded for days that nobody means, or that are past: %j', async (given, field, code) => {
    const { recorded, kept, entries } = record(given);
    await expect(recorded).rejects.toMatchObject({ issues: [{ path: [field], code }] });
    expect([kept.length, entries.length]).toEqual([0, 0]);
  });

  it.each([{ fromDate: '2020-01-01' }, { fromDate: '2027-01-21' }, { toDate: '2026-01-20' }])(
    'is recorded for the first and last days that somebody may mean: %j',
    async (given) => {
      expect(await record(given).recorded).toMatchObject(given);
    },
  );

  it.each([
    ['the same days', {}, {}],
    ['the last day of the other', { fromDate: '2026-02-10' }, { toDate: '2026-02-10' }],
    [
      'the first day of the other',
      { fromDate: '2026-01-12', toDate: '2026-03-01' },
      { fromDate: '2026-03-01' },
    ],
    ['days of one without end', { fromDate: '2026-12-01' }, {}],
  ])('does not overlap another of its kind: %s', async (_, given, other) => {
    const current = aMandate(other);
    const { recorded, kept } = record(given, [current]);
    await expect(recorded).rejects.toMatchObject({
      code: 'feed-mandate.overlaps',
      status: 409,
      details: { current },
    });
    expect(kept).toHaveLength(1);
  });

  it.each([
    ['of another kind', { id: 'air-1', kind: 'air' as const }],
    ['that was ended', { ended }],
    ['whose last day is before its first', { toDate: '2026-01-09', fromDate: '2026-01-01' }],
    ['whose first day is after its last', { fromDate: '2026-03-02' }],
  ])('stands beside one %s', async (_, other) => {
    expect(await record({ toDate: '2026-03-01' }, [aMandate(other)]).recorded).toMatchObject({
      kind: 'rail',
    });
  });

  it('gives way to one that somebody else records at the same moment', async () => {
    const faster = aMandate({ recordedAt: at });
    const { needs, kept } = inMemory([], [faster]);
    await expect(recordMandate(needs, clerk, { ...asked, request: aMandateRequest() })).rejects.toMatchObject(
      {
        code: 'feed-mandate.overlaps',
        details: { current: faster },
      },
    );
    expect(kept).toHaveLength(1);
  });
});
