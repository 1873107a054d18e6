import { describe, expect, it } from 'vitest';
import { linkOutcomes } from '../../../functions/compare/outcomes/link-outcomes.ts';
import { listOutcomes } from '../../../functions/compare/outcomes/list-outcomes.ts';
import {
  outcomeOfAsked,
  outcomeOfCases,
  outcomeOfSearch,
} from '../../../functions/compare/outcomes/tell-outcome.ts';
import type { FindingOutcome } from '../../../schemas/finding.ts';
import { mostAnsweredRows } from '../../../schemas/row-outcome.ts';
import { counts } from '../a-run.ts';

const now = new Date('2026-01-20T12:00:00+08:00');
const openedAt = '2026-01-17T04:00:00.000Z';
const episode = { openedAt, dueAt: openedAt, openedIn: '410105001003' };
const open = { state: 'open' as const, episodes: [episode] };
const closed = (outcome: FindingOutcome) => ({
  state: 'closed' as const,
  episodes: [{ ...episode, closedAt: '2026-01-18T05:00:00.000Z', closedIn: '410105001003', outcome }],
});

describe('what came of a row of a list from outside', () => {
  it('is told by the search for whom nobody had declared, with the days that it took', () => {
    expect(outcomeOfSearch(open, now)).toEqual({ state: 'open', days: 3 });
    expect(outcomeOfSearch(closed('not-in-henan'), now)).toEqual({
      ...{ state: 'seen-through', reason: 'not-in-henan', days: 1 },
    });
    expect(outcomeOfSearch(closed('registered'), now)).toMatchObject({ state: 'declared' });
    expect(outcomeOfSearch(undefined, now)).toEqual({ state: 'deleted' });
  });

  it.each([
    ['declared', undefined, 'declared'],
    ['withdrawn', undefined, 'not-coming'],
    ['arrived', open, 'open'],
    ['under-control', closed('settled'), 'controlled'],
    ['released', undefined, 'released'],
  ] as const)('is told by the case of whoever has declared since: %s', (state, finding, told) => {
    const search = { ...closed('registered'), turnedUp: { state, finding } };
    expect(outcomeOfSearch(search, now).state).toBe(told);
    // Nobody looks at a case that a search did not end with.
    expect(outcomeOfSearch({ ...search, ...open }, now).state).toBe('open');
  });

  it.each([
    ['under-control', closed('settled'), 'controlled'],
    ['released', closed('settled'), 'released'],
    ['arrived', open, 'open'],
    ['arrived', closed('controlled-elsewhere'), 'seen-through'],
    ['declared', undefined, 'declared'],
    ['withdrawn', undefined, 'not-coming'],
  ] as const)('is told by the case: %s', (state, finding, told) => {
    expect(outcomeOfCases([{ state, finding }], now).state).toBe(told);
  });

  it('is that of the case that is furthest, and none where all are gone', () => {
    const cases = [
      { state: 'withdrawn' as const, finding: undefined },
      undefined,
      { state: 'under-control' as const, finding: undefined },
    ];
    expect(outcomeOfCases(cases, now)).toEqual({ state: 'controlled' });
    expect(outcomeOfCases([undefined], now)).toEqual({ state: 'deleted' });
  });

  it('waits until somebody has said whether it is the person', () => {
    const asked = (identity: typeof open | ReturnType<typeof closed>, search?: typeof open) =>
      outcomeOfAsked([{ state: 'arrived', finding: open, identity }], search, now);
    expect(asked(open).state).toBe('unconfirmed');
    expect(asked(closed('same-person')).state).toBe('open');
    expect(asked(closed('other-person'), open)).toEqual({ state: 'open', days: 3 });
    // A search that retention has taken is not known any more.
    expect(asked(closed('other-person'))).toEqual({ state: 'seen-through', reason: 'other-person' });
  });

  it('is a line whose texts no spreadsheet takes for a formula', () => {
    const rows = [
      { line: 2, own: '=HYPERLINK("x")', outcome: { state: 'open' as const, days: 3 } },
      { line: 3, own: '', outcome: { state: 'not-used' as const }, fault: 'row-conflict' as const },
    ];
    const [, first, second] = listOutcomes(rows).toString().split('\r\n');
    expect(first).toBe(`2,"'=HYPERLINK(""x"")",正在查找，尚无结果,"looked for, no outcome yet",,,3`);
    expect(second).toMatch(/^3,,有错误，未采用,/);
  });
});

describe('the answer to a letter', () => {
  const run = {
    ...{ kind: 'outside-list' as const, name: '函.csv', counts, sentBy: 'bucket' as const },
    applied: { facts: 0, known: 0, others: 0, asked: 0, sought: 1 },
  };
  const ask = async (given: object, region = '41') => {
    const acts: string[] = [];
    const link = await linkOutcomes(
      {
        find: () => Promise.resolve({ ...run, ...given }),
        rows: () => Promise.resolve((acts.push('read'), [])),
        record: () => Promise.resolve(void acts.push('record')),
        keep: (_id, bytes) => Promise.resolve((acts.push(bytes.toString()), 'key')),
        sign: (key, { name }) => Promise.resolve(`${key} ${name}`),
      },
      { staff: { sub: 'someone', region, role: 'province', active: true, deputy: false } },
      { id: '0mkho6o44-d84d6f8d5b0b4ed2', now },
    );
    return { link, acts };
  };

  it('is on record before anything is read, and says when everything is deleted', async () => {
    const { link, acts } = await ask({});
    expect(acts.slice(0, 2)).toEqual(['record', 'read']);
    expect(acts[2]).toContain('已过保存期，信息已删除');
    expect(link.url).toBe('key outcomes-0mkho6o44-d84d6f8d5b0b4ed2.csv');
  });

  it.each([
    ['of another kind', { kind: 'pcr' }],
    ['that another level sent', { sentBy: { sub: 'city-4101', place: '4101' } }],
    ['that is not noted yet', { applied: undefined }],
  ])('is not given for a run %s', async (_what, given) => {
    await expect(ask(given)).rejects.toMatchObject({ status: 404 });
  });

  it('is given to nobody in one piece when it is of more than 10,000 rows', async () => {
    const many = { ...counts, rows: mostAnsweredRows + 1 };
    await expect(ask({ counts: many })).rejects.toMatchObject({ status: 409 });
  });
});
