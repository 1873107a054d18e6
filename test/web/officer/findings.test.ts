import { describe, expect, it } from 'vitest';
import { tellWhole } from '../../../functions/compare/findings/tell-finding.ts';
import { tellFinding } from '../../../functions/shared/table/finding-codec.ts';
import type { Finding, FindingList, FindingRow, FindingStep } from '../../../schemas/finding.ts';
import { actionsOf } from '../../../web/officer/finding/finding-actions.ts';
import { inOrder, readOn } from '../../../web/officer/finding/finding-lists.ts';
import { isLate } from '../../../web/officer/finding/is-late.ts';
import { keepFinding, openedFinding } from '../../../web/officer/finding/opened-finding.ts';
import { stepText } from '../../../web/officer/finding/step-text.ts';
import { findingEn } from '../../../web/officer/finding/words/en.ts';
import { findingZh } from '../../../web/officer/finding/words/zh.ts';
import { en } from '../../../web/officer/words/en.ts';
import { zh } from '../../../web/officer/words/zh.ts';
import { aFinding, rowOf } from '../some-findings.ts';

const at = (time: string) => new Date(`2026-01-18T${time}+08:00`);
const now = at('07:30:00');

/** A line that was opened so many hours ago. */
function aRow(n: number, hours: number, changes: Partial<FindingRow> = {}): FindingRow {
  const openedAt = new Date(now.getTime() - hours * 3_600_000);
  return {
    ...rowOf(aFinding({ n, rule: 'contact-unmanaged', place: '410105001003', openedAt }), now),
    ...changes,
  };
}

const idsOf = (rows: readonly FindingRow[]) => rows.map(({ id }) => Number(/\d+/.exec(id)?.[0]));

describe('the list of findings', () => {
  it('has what is due first on top, and who moved between two pages once', () => {
    const rows = [aRow(1, 1), aRow(2, 20), aRow(3, 5), aRow(2, 20)];
    expect(idsOf(inOrder(rows))).toEqual([2, 3, 1]);
  });

  it('has what was closed last on top', () => {
    const closed = (n: number, time: string) =>
      aRow(n, 30, { state: 'closed', outcome: 'registered', closedAt: at(time).toISOString() });
    expect(idsOf(inOrder([closed(1, '05:00:00'), closed(2, '07:00:00'), closed(3, '06:00:00')]))).toEqual([
      2, 3, 1,
    ]);
  });

  it('is late from the very instant that it is due, and never once it is closed', () => {
    const row = aRow(1, 0, { dueAt: at('07:30:00').toISOString() });
    expect(isLate(row, at('07:29:59.999'))).toBe(false);
    expect(isLate(row, at('07:30:00.000'))).toBe(true);
    expect(isLate({ ...row, state: 'closed' }, at('09:00:00'))).toBe(false);
  });

  /** Pages by their cursor; each asked for is kept. */
  function pagesOf(pages: Record<string, FindingList>) {
    const asked: (string | undefined)[] = [];
    return {
      asked,
      read: (cursor: string | undefined) => {
        asked.push(cursor);
        return Promise.resolve(pages[cursor ?? 'first'] ?? { rows: [] });
      },
    };
  }

  it('is read to its end, over pages that are empty: the most urgent may stand on the last', async () => {
    const { asked, read } = pagesOf({
      first: { rows: [aRow(1, 1)], next: 'b' },
      b: { rows: [], next: 'c' },
      c: { rows: [aRow(2, 20)] },
    });
    const list = await readOn(read);
    expect(idsOf(list.rows)).toEqual([1, 2]);
    expect(list.next).toBeUndefined();
    expect(asked).toEqual([undefined, 'b', 'c']);
  });

  it('is read on from where it ended when there is more than a hundred, and never for ever', async () => {
    const many = Array.from({ length: 60 }, (_, n) => aRow(n, 1));
    const long = pagesOf({
      first: { rows: many, next: 'b' },
      b: { rows: many, next: 'c' },
      c: { rows: [aRow(99, 1)] },
    });
    const list = await readOn(long.read);
    expect(list).toMatchObject({ next: 'c' });
    const whole = await readOn(long.read, list);
    expect(whole.rows).toHaveLength(121);
    expect(long.asked).toEqual([undefined, 'b', 'c']);
    const endless = pagesOf({ first: { rows: [], next: 'first' } });
    await readOn(endless.read);
    expect(endless.asked.length).toBeLessThanOrEqual(8);
  });
});

describe('the finding that is open', () => {
  it('stays as its last step left it when an answer from before it comes after it', () => {
    const of = aFinding({ n: 1, rule: 'contact-unmanaged', place: '410105001003', openedAt: now });
    const staff = { sub: 's', role: 'officer', region: '410105001003', active: true, deputy: false } as const;
    const before = tellWhole(of, tellFinding(of), { staff, now });
    openedFinding.set({ id: before.id, detail: undefined, failed: undefined });
    keepFinding({ ...before, version: 2, state: 'closed', outcome: 'registered' });
    keepFinding(before);
    expect(openedFinding.get().detail).toMatchObject({ version: 2, state: 'closed' });
  });
});

describe('what an officer can do with a finding', () => {
  const step = (one: FindingStep['step']): FindingStep => ({ at: now.toISOString(), step: one });
  const opened = step({ kind: 'opened' });
  const reached = step({ kind: 'contact', means: 'phone', reached: true });
  const allowed: Finding['allowed'] = ['note', 'closure', 'reassignment', 'contact'];

  it('is to reach the person first, and to close it once they were reached', () => {
    expect(actionsOf({ allowed, steps: [opened] })).toEqual({
      main: 'contact',
      more: ['closure', 'reassignment', 'note'],
    });
    expect(actionsOf({ allowed, steps: [opened, reached] }).main).toBe('closure');
  });

  it('begins anew when it was opened again', () => {
    const steps = [opened, reached, step({ kind: 'reopened' })];
    expect(actionsOf({ allowed, steps }).main).toBe('contact');
  });

  it('is to say who it is before anything else, where that is the question', () => {
    expect(actionsOf({ allowed: [...allowed, 'confirmation'], steps: [opened, reached] }).main).toBe(
      'confirmation',
    );
  });

  it('is what the system allows and nothing else', () => {
    expect(actionsOf({ allowed: [], steps: [opened] })).toEqual({ main: undefined, more: [] });
    expect(actionsOf({ allowed: ['note'], steps: [opened] })).toEqual({ main: 'note', more: [] });
  });
});

describe('a step in words', () => {
  const chinese = { words: zh, findingWords: findingZh };
  const english = { words: en, findingWords: findingEn };

  it.each<[FindingStep['step'], string, string]>([
    [{ kind: 'opened' }, '系统比对发现', 'Found by comparison'],
    [{ kind: 'contact', means: 'visit', reached: false }, '上门走访没有联系上', 'Not reached (home visit)'],
    [{ kind: 'confirmation', isSame: true }, '确认是本人', 'The same person'],
    [{ kind: 'confirmation', isSame: false }, '确认不是本人', 'Not the same person'],
    [{ kind: 'closure', outcome: 'not-in-henan', note: '在广东' }, '办结：不在河南', 'Closed: not in Henan'],
  ])('%o', (step, zhText, enText) => {
    expect(stepText(step, chinese).text).toBe(zhText);
    expect(stepText(step, english).text).toBe(enText);
  });

  it('has its place and its remark', () => {
    const step = { kind: 'reassignment', place: '410105001', note: '不住这里' } as const;
    expect(stepText(step, chinese)).toEqual({ text: '转给', place: '410105001', note: '不住这里' });
    expect(stepText({ kind: 'settled' }, chinese)).toEqual({ text: '情况已消除，系统自动办结' });
  });
});
