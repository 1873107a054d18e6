import { describe, expect, it } from 'vitest';
import type { CaseList } from '../../../schemas/case-list.ts';
import { type Contradiction } from '../../../schemas/daily-report.ts';
import { totalsOf } from '../../../schemas/reported-figures.ts';
import { reportedKeys } from '../../../schemas/tally.ts';
import { findRows, readOn } from '../../../web/officer/report/cases-behind.ts';
import { changedFigures } from '../../../web/officer/report/changed-figures.ts';
import { lacksObjection, requestOf } from '../../../web/officer/report/confirm-draft.ts';
import { figureGroups, headlines, isNothing } from '../../../web/officer/report/figure-groups.ts';
import { figureName } from '../../../web/officer/report/figure-name.ts';
import { heldOf } from '../../../web/officer/report/held-reports.ts';
import { isToConfirm, phaseOf, yesterdayOf } from '../../../web/officer/report/report-phase.ts';
import { keepReport } from '../../../web/officer/report/report-store.ts';
import { noFigures } from '../../support/a-report.ts';
import {
  aConfirmation,
  aLine,
  aReport,
  busyFigures,
  caseId,
  community,
  someFigures,
} from './some-reports.ts';

const at = (time: string) => new Date(`2026-01-18T${time}+08:00`);

describe('how a report stands (E1, E2)', () => {
  it.each([
    ['08:59:59.999', 'due', true],
    ['09:00:00.000', 'late', true],
    ['11:59:59.999', 'late', true],
    ['12:00:00.000', 'missed', false],
  ])('at %s it is %s while nobody has confirmed it', (time, phase, isOpen) => {
    expect(phaseOf(aReport(), at(time))).toBe(phase);
    expect(isToConfirm(aReport(), at(time))).toBe(isOpen);
  });

  it('is missed when the system says that it is closed, whatever the clock of the phone says', () => {
    expect(phaseOf(aReport({ state: 'closed' }), at('08:00:00'))).toBe('missed');
  });

  it('stays confirmed when it is closed', () => {
    const report = aReport({ state: 'closed', confirmation: aConfirmation() });
    expect(phaseOf(report, at('13:00:00'))).toBe('confirmed');
    expect(isToConfirm(report, at('08:00:00'))).toBe(false);
  });

  it('is asked for the day that ended last in Shanghai', () => {
    expect(yesterdayOf(at('00:00:00.000'))).toBe('2026-01-17');
    expect(yesterdayOf(new Date(at('00:00:00.000').getTime() - 1))).toBe('2026-01-16');
  });
});

describe('the figures', () => {
  it('stand in one group each, and none is left out', () => {
    const grouped = figureGroups.flatMap(({ metrics }) => metrics);
    expect(grouped.toSorted()).toEqual([...reportedKeys].toSorted());
    expect(new Set(grouped).size).toBe(grouped.length);
  });

  it.each(reportedKeys.map((key) => [key]))('%s has a name in both languages', (key) => {
    expect(figureName(key, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(figureName(key, 'en')).toMatch(/^[A-Z]/);
    expect(figureName(key, 'en')).not.toMatch(/\p{Script=Han}/u);
  });

  it('are nothing only when nothing was known and nothing became known since', () => {
    expect(isNothing(noFigures)).toBe(true);
    expect(isNothing(busyFigures)).toBe(false);
    expect(isNothing(someFigures({ arrived: { atMidnight: 1, since: -1 } }))).toBe(false);
  });

  it('are summed up by the first three that happened, both parts together', () => {
    expect(headlines(busyFigures)).toEqual([
      { metric: 'arrived', total: 2 },
      { metric: 'declared', total: 3 },
      { metric: 'verified', total: 2 },
    ]);
    const late = someFigures({
      'control-started.home-quarantine': { since: 1 },
      'tests-due': { atMidnight: 2 },
      released: { atMidnight: 4 },
      'tests-done': { atMidnight: 2 },
    });
    expect(headlines(late).map(({ metric }) => metric)).toEqual([
      'control-started.home-quarantine',
      'released',
      'tests-due',
    ]);
  });

  it('have changed when what is reported is another number', () => {
    const now = someFigures({ arrived: { atMidnight: 2 }, declared: { atMidnight: 3, since: 1 } });
    const before = someFigures({ arrived: { atMidnight: 1, since: 1 }, declared: { atMidnight: 3 } });
    expect(changedFigures(before, now)).toEqual({ declared: 3 });
  });
});

describe('the lines of some cases', () => {
  /** Pages of so many cases each, as a list has them. */
  const pagesOf = (...pages: number[][]) => {
    const read: (string | undefined)[] = [];
    return {
      read,
      page: (cursor: string | undefined) => {
        read.push(cursor);
        const at = Number(cursor ?? '0');
        const rows = (pages[at] ?? []).map((n) => aLine(n));
        return Promise.resolve({ rows, ...(at + 1 < pages.length && { next: String(at + 1) }) });
      },
    };
  };

  it('are read page by page until all are found', async () => {
    const { read, page } = pagesOf([0, 1], [2, 3], [4]);
    const found = await findRows([caseId(3), caseId(0)], page);
    expect([...found.keys()]).toEqual([caseId(0), caseId(3)]);
    expect(read).toEqual([undefined, '1']);
  });

  it('are not looked for beyond the end, nor for ever', async () => {
    const short = pagesOf([0], [1]);
    expect((await findRows([caseId(7)], short.page)).size).toBe(0);
    expect(short.read).toHaveLength(2);
    const long = pagesOf(...Array.from({ length: 50 }, (_, n) => [n]));
    await findRows([caseId(49)], long.page);
    expect(long.read).toHaveLength(6);
  });
});

describe('a report that was confirmed', () => {
  it('stays so on the screen when an answer from before it comes after it', () => {
    const of = { day: '2026-01-17', community };
    keepReport(of, aReport({ confirmation: aConfirmation() }));
    keepReport(of, aReport());
    expect(heldOf(of).report?.confirmation).toBeDefined();
  });
});

describe('the cases behind a figure', () => {
  const pages: Record<string, CaseList> = {
    first: { rows: [], next: 'second' },
    second: { rows: [aLine(0)], elsewhere: 1, next: 'third' },
    third: { rows: [aLine(1)], elsewhere: 2 },
  };
  const read = (cursor = 'first') => Promise.resolve(pages[cursor] ?? { rows: [] });

  it('are read on until there is one to see, and joined page by page', async () => {
    const list = await readOn(undefined, read);
    expect(list).toMatchObject({ rows: [{ id: caseId(0) }], elsewhere: 1, next: 'third' });
    const all = await readOn(list, read);
    expect(all.rows.map(({ id }) => id)).toEqual([caseId(0), caseId(1)]);
    expect(all).toMatchObject({ elsewhere: 3, next: undefined });
  });
});

describe('what is sent', () => {
  const draft = {
    ...({ attests: 'figures', remarks: '', isObjecting: false, objection: '', contradictions: [] } as const),
    contradictionsTag: undefined,
  };
  const contradictions: Contradiction[] = [{ kind: 'overdue', count: 1, cases: [] }];

  it('is what was on the screen, and what was written as one line', () => {
    expect(requestOf(aReport(), { ...draft, remarks: ' 两人均已到家，\n一人待接 ' })).toEqual({
      attests: 'figures',
      seen: totalsOf(busyFigures),
      remarks: '两人均已到家， 一人待接',
    });
    expect(requestOf(aReport(), { ...draft, remarks: ' \n ' })).not.toHaveProperty('remarks');
  });

  it('objects to what the data said against a zero, and to figures where the officer says so', () => {
    const written = { ...draft, attests: 'zero', objection: '此人从未来过' } as const;
    expect(requestOf(aReport(), written)).not.toHaveProperty('objection');
    const shown = { contradictions, contradictionsTag: '0123456789abcdef' };
    expect(requestOf(aReport(), { ...written, ...shown })).toMatchObject({
      ...{ attests: 'zero', objection: '此人从未来过', contradictionsTag: '0123456789abcdef' },
    });
    // What was listed once and is no longer objected to is not sent.
    expect(requestOf(aReport(), { ...written, ...shown, contradictions: [] })).not.toHaveProperty(
      'contradictionsTag',
    );
    expect(requestOf(aReport(), { ...written, attests: 'figures', isObjecting: true })).toMatchObject({
      attests: 'figures',
      seen: totalsOf(busyFigures),
      objection: '此人从未来过',
    });
  });

  it('lacks a reason of four characters', () => {
    const none = { contradictions: [], isObjecting: false };
    for (const objecting of [
      { ...none, contradictions },
      { ...none, isObjecting: true },
    ]) {
      expect(lacksObjection({ ...objecting, objection: ' 有误  ' })).toBe(true);
      expect(lacksObjection({ ...objecting, objection: '数据有误' })).toBe(false);
    }
    expect(lacksObjection({ ...none, objection: '' })).toBe(false);
  });
});
