import { describe, expect, it } from 'vitest';
import { appendChanges } from '../../../functions/export/changes/append-changes.ts';
import type { LogPosition } from '../../../functions/export/changes/change-position.ts';
import { namePage } from '../../../functions/export/changes/name-page.ts';
import { readChanges } from '../../../functions/export/changes/read-changes.ts';
import { tellDeclaration } from '../../../functions/export/changes/tell-declaration.ts';
import { mostTold, type ToldChange } from '../../../schemas/change-feed.ts';
import { type Declaration, declarationId } from '../../../schemas/declaration.ts';
import { aDeclaration } from '../../support/builders.ts';
import { aLog, idOf } from './a-log.ts';

const tell = (ids: readonly string[]) => Promise.resolve(ids.map((id) => ({ id, gone: true as const })));
const start = new Date('2026-01-17T00:00:00.000Z');
const daysLater = (days: number) => new Date(start.getTime() + days * 86_400_000);
const ids = (count: number, from = 0) => Array.from({ length: count }, (_, index) => idOf(from + index));

describe('the log of changes', () => {
  it('notes an id once a batch, numbers without a gap, and counts by city', async () => {
    const log = aLog();
    await appendChanges(
      log,
      [{ '4101': [idOf(1)] }, { '4101': [idOf(1)], '4102': [idOf(1), idOf(2)] }],
      start,
    );
    await appendChanges(log, [{ '4101': [idOf(3)] }], start);
    expect(log.inOrder().map(({ n, ids: noted, totals }) => [n, noted, totals])).toEqual([
      [1, { '4101': [idOf(1)], '4102': [idOf(1), idOf(2)] }, { '4101': 1, '4102': 2 }],
      [2, { '4101': [idOf(3)] }, { '4101': 2, '4102': 2 }],
    ]);
  });

  it('takes the next number when another one was quicker', async () => {
    const log = aLog();
    await appendChanges(log, [{ '4101': [idOf(1)] }], start);
    const stale = { ...log, last: (asOfNow: boolean) => (asOfNow ? log.last() : Promise.resolve(undefined)) };
    await appendChanges(stale, [{ '4102': [idOf(2)] }], start);
    expect(log.inOrder().map(({ n }) => n)).toEqual([1, 2]);
  });
});

describe('reading what changed of a city', () => {
  const read = (log: ReturnType<typeof aLog>, at: LogPosition, now = start, room = mostTold) =>
    readChanges({ log, tell: (asked) => tell(asked.slice(0, room)) }, { city: '4101', at, now });
  /** Where a system stands that saw no log yet. */
  const before: LogPosition = { kind: 'log', begun: '', n: 0, told: 0, since: start.toISOString() };
  const readToEnd = async (log: ReturnType<typeof aLog>, from: LogPosition, now = start) => {
    const pages: string[][] = [];
    for (let [at, more] = [from, true]; more; ) {
      const page = await read(log, at, now);
      pages.push(page.changes.map(({ id }) => id));
      [at, more] = [page.next as LogPosition, page.more];
    }
    return pages;
  };

  it('tells at most 100 declarations a page, and all of them', async () => {
    const log = aLog();
    await appendChanges(log, [{ '4101': ids(250) }], start);
    const pages = await readToEnd(log, before);
    expect(pages.map((page) => page.length)).toEqual([100, 100, 50]);
    expect(pages.flat()).toEqual(ids(250));
  });

  it('goes on through several pages of a log whose beginning is forgotten', async () => {
    const log = aLog();
    await appendChanges(log, [{ '4101': ids(5) }], start);
    const { next } = await read(log, before, daysLater(9));
    for (const day of [10, 20, 30])
      await appendChanges(log, [{ '4101': ids(80, day * 100) }], daysLater(day));
    const pages = await readToEnd(log, next as LogPosition, daysLater(37.5));
    expect(pages.map((page) => page.length)).toEqual([100, 100, 40]);
    expect(pages.flat()).toEqual([1_000, 2_000, 3_000].flatMap((from) => ids(80, from)));
  });

  it('stops within a batch that a page has no room for, and counts what was told of it', async () => {
    const log = aLog();
    await appendChanges(log, [{ '4101': ids(2), '4102': ids(1) }], start);
    await appendChanges(log, [{ '4101': ids(5, 10) }], start);
    const seen: unknown[] = [];
    for (let [at, more] = [before, true]; more; ) {
      const page = await read(log, at, start, 3);
      at = page.next as LogPosition;
      seen.push([page.changes.length, at.n, at.told]);
      more = page.more;
    }
    expect(seen).toEqual([
      [3, 1, 3],
      [3, 1, 6],
      [1, 2, 7],
    ]);
  });

  it('begins with the first of a log that began anew, however far into the last batch of the other it had read', async () => {
    const log = aLog();
    await appendChanges(log, [{ '4101': ids(5) }], start);
    const { next } = await read(log, before, daysLater(28), 3);
    await appendChanges(log, [{ '4101': ids(3, 10) }], daysLater(30));
    // The log began anew between two reads of the same page.
    const stale = { ...log, last: () => Promise.resolve(log.inOrder()[0]) };
    const page = await read(stale, next as LogPosition, daysLater(28));
    expect(page.changes.map(({ id }) => id)).toEqual([...ids(2, 3), ...ids(3, 10)]);
    expect(await read(log, page.next as LogPosition, daysLater(30))).toMatchObject({
      changes: [],
      more: false,
    });
  });

  it('passes over what changed elsewhere, to the end of the log', async () => {
    const log = aLog();
    await appendChanges(log, [{ '4101': [idOf(1)] }], start);
    const { next } = await read(log, before);
    for (let n = 0; n < 9; n += 1) await appendChanges(log, [{ '4102': [idOf(n)] }], start);
    expect(await read(log, next as LogPosition)).toMatchObject({ changes: [], next: { n: 10 }, more: false });
  });

  it('is refused from a position that is so old that something may be known no more', async () => {
    const log = aLog();
    await appendChanges(log, [{ '4101': [idOf(1)] }], start);
    const { next } = await read(log, before);
    await expect(read(log, next as LogPosition, daysLater(29.5))).rejects.toThrow('changes.expired');
    expect(await read(log, next as LogPosition, daysLater(28))).toMatchObject({ changes: [] });
  });

  it('goes on when nothing was noted for so long that the log is gone, wherever its numbers begin again', async () => {
    const log = aLog();
    await appendChanges(log, [{ '4101': ids(3) }, { '4101': [idOf(9)] }], start);
    await appendChanges(log, [{ '4101': ids(2) }], start);
    const earlier = await read(log, before);
    // It looks again now and then, and the last batch is deleted before the first.
    const { next } = await read(log, earlier.next as LogPosition, daysLater(28));
    log.forget(2);
    await appendChanges(log, [{ '4101': [idOf(7)] }], daysLater(31));
    expect(log.inOrder().at(-1)).toMatchObject({ n: 2, totals: { '4101': 1 } });
    expect((await read(log, next as LogPosition, daysLater(31))).changes).toEqual([
      { id: idOf(7), gone: true },
    ]);
  });
});

describe('what is told of a declaration', () => {
  const id = idOf(1);
  const reading = { city: '4101', reader: 'city-system' as const };
  const source = { city: '4102', reference: 'KF-1', submittedAt: start.toISOString() };
  const declared = aDeclaration({ id, place: '410105001003' });
  const imported = {
    ...declared,
    personal: { ...declared.personal, source: { ...source, import: 'import', line: 2, mapping: 1 } },
  };
  const kept = (declaration: Declaration) => ({ declaration, retentionDate: '2026-03-21' });

  it('is how it stands, without what recognises receipts and retries', () => {
    const { declaration, deleteAfter } = tellDeclaration(reading, id, kept(declared));
    expect(deleteAfter).toBe('2026-03-21');
    expect(declaration).toMatchObject({ id, personal: { name: declared.personal.name } });
    expect(JSON.stringify(declaration)).not.toMatch(/receiptHash|"key"|"body"/);
  });

  it.each([
    ['another city answers for it', { place: '410202003001' }],
    ['it waits beside another filing', { state: 'claimed' as const }],
    ['it was filed twice', { state: 'superseded' as const }],
  ])('is nothing but that it is gone when %s', (_why, given) => {
    expect(tellDeclaration(reading, id, kept({ ...declared, ...given }))).toEqual({ id, gone: true });
  });

  it('names where it came from to the city that it came from, and to the platform', () => {
    const told = (city: string, reader: 'city-system' | 'platform') =>
      tellDeclaration({ city, reader }, id, kept({ ...imported, place: `${city}05001003` })).declaration
        ?.personal.source;
    expect(told('4101', 'city-system')).toBeUndefined();
    expect(told('4102', 'city-system')).toEqual(source);
    expect(told('4101', 'platform')).toEqual(source);
  });

  it('stands in the audit by city, position and count, as long as an id, with both positions', () => {
    const changes = [tellDeclaration(reading, id, kept(declared)), { id: idOf(2), gone: true as const }];
    const then = { kind: 'log', begun: 'b', n: 1_234, told: 7, since: '' } as const;
    const at = { kind: 'list', township: '410105001', row: 'r', then } as const;
    const log = namePage('4101', { at, page: { changes, next: then, more: false } });
    const list = namePage('4101', { at: { ...at, township: '' }, page: { changes, next: at, more: true } });
    expect(log).toMatchObject({
      ...{ id: '4101-000000001234-0001', told: { from: 'list/410105001/r', to: 'log/b/1234/7' } },
    });
    expect(list).toMatchObject({ id: '4101-410105001___-0001', told: { to: 'list/410105001/r' } });
    expect([log, list].every((one) => declarationId.safeParse(one?.id).success)).toBe(true);
  });

  it('is bound to the audit by those that were told whole, in whatever order', () => {
    const then = { kind: 'log', begun: 'b', n: 2, told: 7, since: '' } as const;
    const hashOf = (changes: ToldChange[]) =>
      namePage('4101', { at: then, page: { changes, next: then, more: false } })?.told.ids;
    const whole = (ordinal: number) => ({ ...tellDeclaration(reading, idOf(ordinal), kept(declared)) });
    const gone = { id: idOf(9), gone: true as const };
    expect(hashOf([whole(1), gone, whole(2)])).toBe(hashOf([whole(2), whole(1)]));
    expect(hashOf([whole(1), whole(2)])).not.toBe(hashOf([whole(1), whole(3)]));
    expect(hashOf([gone])).toBeUndefined();
  });
});
