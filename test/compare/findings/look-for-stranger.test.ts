import { describe, expect, it } from 'vitest';
import { adoptStranger } from '../../../functions/compare/findings/adopt-stranger.ts';
import {
  lookForStranger,
  type StrangerNeeds,
  type StrangerRow,
} from '../../../functions/compare/findings/look-for-stranger.ts';
import { strangerSubject } from '../../../functions/compare/findings/stranger-subject.ts';
import { presentEpisode, type StoredFinding } from '../../../functions/shared/findings/finding.ts';
import { closeFinding } from '../../../functions/shared/findings/settle-finding.ts';
import { personKeysOf } from '../../../functions/shared/people/person-index.ts';
import { aDeclaration, aPerson, residentId } from '../../support/builders.ts';

const place = '410105001003';
const keys = personKeysOf(Buffer.alloc(32, 7));
const row = (at: string, given: Partial<StrangerRow> = {}): StrangerRow => ({
  kind: 'close-contact',
  person: { document: residentId(5), name: '赵六', phone: '16200000088' },
  evidence: { ref: `row ${at}`, at, feed: 'close-contact', told: { place } },
  ...given,
});

function aSearch() {
  const findings = new Map<string, StoredFinding>();
  const told: StoredFinding[] = [];
  let races = 0;
  const needs: StrangerNeeds = {
    subjectOf: (person) => Promise.resolve(strangerSubject(keys, person)),
    findings: {
      find: ({ subject, rule }) => Promise.resolve(findings.get(`${subject}~${rule}`)),
      keep: (finding) => {
        if (races > 0) {
          races -= 1;
          return Promise.resolve(undefined);
        }
        const next = { ...finding, version: finding.version + 1 };
        findings.set(`${finding.subject}~${finding.rule}`, next);
        return Promise.resolve(next);
      },
    },
    note: () => Promise.resolve(),
    // Of the places that rows name, only the county exists.
    regions: { nearest: (code) => Promise.resolve(code === place ? place : code.slice(0, 6)) },
    tell: (opened) => Promise.resolve(void told.push(opened)),
    clock: () => new Date('2026-01-20T04:00:00.000Z'),
  };
  return { needs, told, all: () => [...findings.values()], race: (times: number) => (races = times) };
}

describe('somebody whom nobody has declared', () => {
  it('is looked for once at the place that the newest row names, whatever the order of the rows', async () => {
    for (const days of [
      ['18', '19'],
      ['19', '18'],
    ]) {
      const { needs, all, told } = aSearch();
      for (const day of days)
        await lookForStranger(
          needs,
          row(`2026-01-${day}T00:00:00.000Z`, {
            evidence: {
              ...row(`2026-01-${day}T00:00:00.000Z`).evidence,
              told: { place: day === '19' ? place : '410205009009' },
            },
          }),
        );
      expect(all()).toMatchObject([{ place, state: 'open', maskedName: '赵*', rule: 'contact-unmanaged' }]);
      expect(all()[0]?.evidence.map(({ at }) => at.slice(8, 10))).toEqual(['18', '19']);
      // Told of both: it is one message.
      expect(told.map(({ place: where }) => where)).toContain(place);
      expect(new Set(told.map((one) => presentEpisode(one).openedAt)).size).toBe(1);
    }
  });

  it('is one person by the document alone, and by name and phone where there is none', () => {
    const [first, second] = [
      { document: residentId(5), name: '赵六' },
      { document: residentId(5), phone: '16200000088' },
    ].map((person) => strangerSubject(keys, person));
    expect(first).toBe(second);
    expect(first).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const unnamed = strangerSubject(keys, { name: '赵 六', phone: '16200000088' });
    expect(unnamed).toBe(strangerSubject(keys, { name: '赵六', phone: '16200000088' }));
    expect(unnamed).not.toBe(first);
  });

  it('is kept where somebody has handed the search to, and searched by nobody when no rule asks for it', async () => {
    const { needs, all } = aSearch();
    await lookForStranger(needs, row('2026-01-18T00:00:00.000Z'));
    const [opened] = all();
    if (opened === undefined) throw new Error('not opened');
    const step = { kind: 'reassignment' as const, place: '410105001', note: '不在本社区' };
    await needs.findings.keep({
      ...opened,
      place: '410105001',
      steps: [...opened.steps, { at: '2026-01-20T05:00:00.000Z', step }],
    });
    await lookForStranger(needs, row('2026-01-19T00:00:00.000Z'));
    expect(all()).toMatchObject([{ place: '410105001' }]);
    const negative = { ...row('2026-01-19T00:00:00.000Z').evidence, told: { result: 'negative' } };
    const asked = await lookForStranger(needs, {
      ...row('2026-01-19T00:00:00.000Z'),
      kind: 'pcr',
      evidence: negative,
    });
    expect([asked, all().length]).toEqual([false, 1]);
  });

  it('is found however often somebody else writes first, and told once', async () => {
    const search = aSearch();
    search.race(3);
    await lookForStranger(search.needs, row('2026-01-18T00:00:00.000Z'));
    expect(search.told).toHaveLength(1);
  });

  it('is told of by the next try, where one ended before it was told, and not hours later', async () => {
    const search = aSearch();
    const dying = { ...search.needs, tell: () => Promise.reject(new Error('killed')) };
    await expect(lookForStranger(dying, row('2026-01-18T00:00:00.000Z'))).rejects.toThrow('killed');
    await lookForStranger(search.needs, row('2026-01-18T00:00:00.000Z'));
    expect(search.told).toHaveLength(1);
    const later = new Date(search.needs.clock().getTime() + 2 * 3_600_000);
    await lookForStranger({ ...search.needs, clock: () => later }, row('2026-01-18T00:00:00.000Z'));
    expect(search.told).toHaveLength(1);
  });

  it('is looked for no more when they declare: what was said of them goes to the case', async () => {
    const search = aSearch();
    await lookForStranger(search.needs, row('2026-01-18T00:00:00.000Z'));
    const acts: string[] = [];
    const adopt = (number: string) => {
      const document = { type: 'resident-id' as const, number };
      return adoptStranger({
        finding: () => Promise.resolve(search.all()[0]),
        declaration: () => Promise.resolve(aDeclaration({ personal: aPerson({ document }) })),
        note: (_declaration, evidence) => Promise.resolve(void acts.push(`note ${evidence.length}`)),
        keep: (finding) => search.needs.findings.keep(finding),
        forget: () => Promise.resolve(void acts.push('forget')),
        judge: () => Promise.resolve(void acts.push('judge')),
        clock: search.needs.clock,
      });
    };
    // 64 bits brought another person to it.
    expect([await adopt(residentId(6)), acts]).toEqual([false, []]);
    expect([await adopt(residentId(5)), acts]).toEqual([true, ['note 1', 'judge', 'forget']]);
    expect(search.all()).toMatchObject([
      { state: 'closed', registeredAs: aDeclaration().id, episodes: [{ outcome: 'registered' }] },
    ]);
  });

  it('who registered with the help of whoever found them has what was said of them at the case as well', async () => {
    const search = aSearch();
    await lookForStranger(search.needs, row('2026-01-18T00:00:00.000Z'));
    const [found] = search.all();
    if (found === undefined) throw new Error('not opened');
    const acts: string[] = [];
    const document = { type: 'resident-id' as const, number: residentId(5) };
    const adopt = (outcome: 'registered' | 'not-in-henan') => {
      const step = { kind: 'closure' as const, outcome, note: '已核实' };
      const closed = closeFinding(found, { at: '2026-01-20T05:00:00.000Z', outcome, step });
      return adoptStranger({
        finding: () => Promise.resolve(closed),
        declaration: () => Promise.resolve(aDeclaration({ personal: aPerson({ document }) })),
        note: () => Promise.resolve(void acts.push('note')),
        keep: (finding) => {
          acts.push('keep');
          return Promise.resolve(finding);
        },
        forget: () => Promise.resolve(void acts.push('forget')),
        judge: () => Promise.resolve(void acts.push('judge')),
        clock: search.needs.clock,
      });
    };
    expect([await adopt('registered'), acts.splice(0)]).toEqual([true, ['note', 'judge', 'keep', 'forget']]);
    expect([await adopt('not-in-henan'), acts]).toEqual([false, ['forget']]);
  });
});
