import { beforeEach, describe, expect, it } from 'vitest';
import { type ReleaseNeeds, releaseRun } from '../../functions/compare/release-run.ts';
import type { KeptRun } from '../../functions/compare/tell-run.ts';
import { brokenAt } from '../../functions/shared/audit/chain.ts';
import type { AuditEntry } from '../../schemas/audit.ts';
import type { Role } from '../../schemas/staff.ts';
import { aRelease, aStoredRun, counts, hours } from './a-run.ts';

const held = { adverse: 30, people: 100, at: hours(0.1).toISOString() };

let run: KeptRun;
let entries: AuditEntry[];
let noted: string[];
let raced: (() => void) | undefined;
beforeEach(() => {
  run = aStoredRun({ counts, held });
  entries = [];
  noted = [];
  raced = undefined;
});

const needs: ReleaseNeeds = {
  find: (id) => Promise.resolve(id === run.id ? run : undefined),
  keep: (found, release) => {
    raced?.();
    raced = undefined;
    if (found.releases.length !== run.releases.length) return Promise.resolve(false);
    run = { ...run, releases: [...run.releases, release] };
    return Promise.resolve(true);
  },
  views: {
    last: (sub) => Promise.resolve(entries.findLast((entry) => entry.sub === sub)),
    append: (entry) => Promise.resolve(entries.push(entry) > 0),
  },
  note: (id) => Promise.resolve(void noted.push(id)),
};

const staffOf = (sub: string) => {
  const [role = '', region = ''] = sub.split(/[-.]/);
  return { staff: { sub, role: role as Role, region, active: true, deputy: false } };
};
const release = (sub: string, { key = sub, body = 'body', at = hours(1), id = run.id } = {}) => {
  const mark = { key, body };
  const asked = { id, reason: 'sample-checked' as const, entry: `${key}.`.padEnd(22, '0'), mark, now: at };
  return releaseRun(needs, staffOf(sub), asked);
};
const refused = (status: number, code: string) => ({ status, code });

describe('releasing a run that is held', () => {
  it('takes two people, and nothing is noted before the second', async () => {
    const first = await release('province-41');
    expect([first.state, noted]).toEqual(['held', []]);
    expect(first.releases).toEqual([
      { by: { sub: 'province-41', place: '41' }, at: hours(1).toISOString(), reason: 'sample-checked' },
    ]);
    const second = await release('city-4101', { at: hours(2) });
    expect([second.state, second.releases?.length, noted]).toEqual(['reading', 2, [run.id]]);
  });

  it.each([
    ['the same person again', 'province-41', 'province-41', 'release.own'],
    ['somebody of the same unit', 'province-41', 'province-41.deputy', 'release.unit'],
    ['somebody of the same city', 'city-4101', 'city-4101.deputy', 'release.unit'],
    ['another city, and nobody of the province', 'city-4101', 'city-4102', 'release.province'],
  ])('is not done by %s', async (_who, one, other, code) => {
    await release(one);
    await expect(release(other, { key: 'another' })).rejects.toMatchObject(refused(409, code));
    expect([run.releases.length, noted]).toEqual([1, []]);
  });

  it('is the same when it is sent again, and another thing under the same key is refused', async () => {
    const one = await release('city-4101');
    expect(await release('city-4101')).toEqual(one);
    expect([run.releases.length, entries.length]).toEqual([1, 1]);
    await expect(release('city-4101', { body: 'other' })).rejects.toMatchObject({
      code: 'idempotency.reused',
    });
  });

  it('has it noted again when that had failed, by whoever asks', async () => {
    await release('province-41');
    await release('city-4101');
    await release('city-4101');
    await expect(release('city-4102')).rejects.toMatchObject(refused(409, 'release.done'));
    expect(noted).toEqual([run.id, run.id, run.id]);
    run = { ...run, endedAt: hours(3).toISOString() };
    await expect(release('city-4102')).rejects.toMatchObject(refused(409, 'release.done'));
    expect(noted).toHaveLength(3);
  });

  it('is decided by the first of two who come at once, and the other is judged by what stands then', async () => {
    raced = () => {
      run = { ...run, releases: [aRelease({ by: { sub: 'city-4102', place: '4102' } })] };
    };
    await expect(release('city-4101')).rejects.toMatchObject(refused(409, 'release.province'));
    raced = () => {
      run = { ...run, releases: [...run.releases, aRelease()] };
    };
    await expect(release('province-41.deputy')).rejects.toMatchObject(refused(409, 'release.done'));
    expect(noted).toEqual([run.id]);
  });

  it.each([
    ['a run that there is not', refused(404, 'not-found'), { id: 'another' }],
    ['one whose files are gone', refused(410, 'release.over'), { at: hours(72) }],
  ])('is refused of %s', async (_what, refusal, asked) => {
    await expect(release('province-41', asked)).rejects.toMatchObject(refusal);
    expect([entries, noted]).toEqual([[], []]);
  });

  it.each([
    ['one that is not held', aStoredRun({ counts })],
    ['one that has ended', aStoredRun({ counts, held, endedAt: hours(1).toISOString() })],
  ])('is refused of %s', async (_what, kept) => {
    run = kept;
    await expect(release('province-41')).rejects.toMatchObject(refused(409, 'release.none'));
    expect([entries, noted]).toEqual([[], []]);
  });

  it('stands in the chain of who did it, with the reason, before it takes effect', async () => {
    raced = () => {
      expect(entries).toHaveLength(1);
    };
    await release('province-41');
    const [entry] = entries;
    expect(entry).toMatchObject({ sub: 'province-41', place: '41', purpose: 'sample-checked' });
    expect(run.releases[0]?.entry).toBe(entry?.declaration);
    expect(brokenAt(entries)).toBeUndefined();
  });
});
