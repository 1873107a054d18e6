import { describe, expect, it } from 'vitest';
import { joinPages } from '../../../web/officer/today/join-pages.ts';
import { nextRefreshAt } from '../../../web/officer/today/refresh-times.ts';
import { bySection, countOf } from '../../../web/officer/today/sections.ts';
import { aPage, aRow } from './a-case.ts';

describe('the day’s list', () => {
  it('stands in the order in which it calls for the officer', () => {
    const rows = [
      aRow({ id: 'new' }),
      aRow({ id: 'late', section: 'overdue' }),
      aRow({ id: 'later', section: 'later' }),
    ];
    expect(bySection(rows).map(({ section }) => section)).toEqual(['overdue', 'new', 'later']);
  });

  it('counts what is neither overdue, waiting, arriving nor new as later', () => {
    const page = aPage([aRow(), aRow({ section: 'later' }), aRow({ section: 'overdue' })]);
    expect(countOf('later', page.counts)).toBe(1);
  });

  it('joins pages without showing a row twice, and counts what is there', () => {
    const first = aPage([aRow({ id: 'a' }), aRow({ id: 'b' })], { next: 'more' });
    const joined = joinPages(first, aPage([aRow({ id: 'b' }), aRow({ id: 'c', section: 'overdue' })]));
    expect(joined.rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(joined.counts).toMatchObject({ new: 2, overdue: 1, all: 3, complete: true });
    expect(joined.next).toBeUndefined();
  });
});

describe('the list is read again by itself', () => {
  const now = new Date('2026-01-17T10:10:00+08:00');
  const at = (time: string) => new Date(`2026-01-17T${time}+08:00`);

  it('a moment after the next round, spread over the phones of the province', () => {
    const list = aPage([aRow()], { roundAt: at('10:00:00').toISOString() });
    expect(nextRefreshAt(list, now, 0)).toEqual(at('10:30:05'));
    expect(nextRefreshAt(list, now, 1)).toEqual(at('10:30:25'));
  });

  it('when the next row falls due before that', () => {
    const list = aPage([aRow({ dueAt: at('10:20:00').toISOString() })], {
      roundAt: at('10:00:00').toISOString(),
    });
    expect(nextRefreshAt(list, now, 0)).toEqual(at('10:20:01'));
  });

  it('a minute later when a round is late', () => {
    const list = aPage([aRow()], { roundAt: at('09:30:00').toISOString() });
    expect(nextRefreshAt(list, now, 0)).toEqual(at('10:11:00'));
  });

  it('never every few seconds', () => {
    for (let minute = 0; minute < 24 * 60; minute += 7) {
      const instant = new Date(at('00:00:00').getTime() + minute * 60_000 + 1_234);
      const wait = nextRefreshAt(aPage([aRow()]), instant, 0.5).getTime() - instant.getTime();
      expect(wait).toBeGreaterThan(5_000);
    }
  });
});
