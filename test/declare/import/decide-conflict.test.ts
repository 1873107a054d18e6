import { describe, expect, it } from 'vitest';
import { type ConflictNeeds, decideConflict } from '../../../functions/declare/import/decide-conflict.ts';
import type { CityConflict } from '../../../schemas/city-conflict.ts';
import type { CityOutcome } from '../../../schemas/city-import.ts';
import { aReadRow } from '../../compare/cities/a-city.ts';
import { afternoon } from '../../support/builders.ts';

const by = { sub: 'city-4101', place: '4101' };

/** One conflict in memory, and what was done about it. */
function aQueue(kind: CityConflict['kind'], came: CityOutcome = 'edited') {
  let conflict: CityConflict = {
    ...{ id: 'one', kind, wants: 'edit', at: afternoon.toISOString(), line: 2 },
    import: '0mkx0000a-0000000000000001',
    declaration: 'declarationdeclaration',
  };
  const done: string[] = [];
  const needs: ConflictNeeds = {
    find: (id) => Promise.resolve(id === 'one' ? { conflict, row: aReadRow(), mapping: 1 } : undefined),
    decide: (_found, decision) => {
      if (conflict.decision !== undefined) return Promise.resolve(false);
      conflict = { ...conflict, decision };
      return Promise.resolve(true);
    },
    undecide: () => {
      const { decision: _taken, ...open } = conflict;
      conflict = open;
      return Promise.resolve();
    },
    insist: () => {
      done.push('insisted');
      return Promise.resolve({ line: 2, outcome: came });
    },
    settle: () => {
      done.push('settled');
      return Promise.resolve();
    },
  };
  const decide = (decision: 'ours' | 'theirs', reason = '已核对', id = 'one') =>
    decideConflict(needs, { id, request: { decision, reason }, by, now: afternoon });
  return { needs, done, decide, now: () => conflict };
}

describe('a conflict of a city', () => {
  it('is decided for ours: what the city sent is known, and nothing is changed', async () => {
    const { decide, done } = aQueue('changed-here');
    expect((await decide('ours')).decision).toMatchObject({ kind: 'ours', by, reason: '已核对' });
    expect(done).toEqual(['settled']);
  });

  it('is decided for theirs, which is applied; sent again, it is decided once', async () => {
    const { decide, done } = aQueue('same-time');
    const first = await decide('theirs');
    expect(await decide('theirs')).toEqual(first);
    expect(done).toEqual(['insisted', 'insisted']);
    await expect(decide('ours')).rejects.toMatchObject({ status: 409, code: 'city-conflict.decided' });
    await expect(decide('theirs', '另一理由')).rejects.toMatchObject({ code: 'city-conflict.decided' });
  });

  it('stays open when theirs can’t be applied, and says why', async () => {
    const tooLate = aQueue('too-late', 'conflict');
    await expect(tooLate.decide('theirs')).rejects.toMatchObject({ code: 'city-conflict.forbidden' });
    expect(tooLate.now().decision).toBeUndefined();
    const older = aQueue('changed-here', 'older');
    await expect(older.decide('theirs')).rejects.toMatchObject({ code: 'city-conflict.older' });
    expect((await older.decide('ours')).decision?.kind).toBe('ours');
  });

  it('about two filings of one day is the officer’s: here it can be noted that ours stands', async () => {
    const { decide, done } = aQueue('day-held');
    await expect(decide('theirs')).rejects.toMatchObject({ code: 'city-conflict.officer' });
    await decide('ours');
    expect(done).toEqual([]);
  });

  it('that nobody knows is not found', async () => {
    await expect(aQueue('differs').decide('ours', '已核对', 'two')).rejects.toMatchObject({ status: 404 });
  });
});
