import { describe, expect, it } from 'vitest';
import type { Restated } from '../../../functions/report/files/edition.ts';
import { type LinkNeeds, linkFile } from '../../../functions/report/files/link-file.ts';
import type { KeptEdition } from '../../../functions/report/files/make-edition.ts';
import { type FilesReads, viewFiles } from '../../../functions/report/files/view-files.ts';
import type { MissingListFile, ReportLinkRequest } from '../../../schemas/report-files.ts';
import { timetableOf } from '../../../schemas/report-timetable.ts';
import { aRow, closedAt, day, readsOf } from './some-province.ts';

const times = {
  ...{ remind: '08:00', confirmBy: '09:00', tellTownships: '09:30', tellCounties: '10:00', close: '12:00' },
};
const afterwards = new Date('2026-01-18T12:10:00+08:00');
const caller = {
  staff: { sub: 'county-410105', role: 'county', region: '410105', active: true, deputy: false },
} as const;
const list: MissingListFile = {
  ...{ time: 'confirmBy', at: '2026-01-18T01:00:00.000Z', name: '日报未上报名单.xlsx', missing: 2 },
};
const restated = (n: number): Restated => ({
  ...{ community: '410105001001', n, at: `2026-01-18T0${n + 5}:00:00.000Z`, place: '410105001001' },
  changed: [{ metric: 'arrived', was: n, now: n + 1 }],
});

/** Two communities of a county whose report is closed, or not, with so many corrections. */
function inMemory(given: { isClosed?: boolean; corrections?: number } = {}) {
  const { isClosed = true, corrections = 0 } = given;
  const kept = new Map<string, KeptEdition>();
  const stored: string[] = [];
  const reads = readsOf([aRow('410105001001', 1), aRow('410105001002')]);
  const nameOf = ({ region, corrections: count }: Pick<KeptEdition, 'region' | 'corrections'>) =>
    `${region} ${count}`;
  const days: LinkNeeds['days'] = {
    find: (of) =>
      Promise.resolve(
        of === day
          ? { timetable: timetableOf(day, times), ...(isClosed && { closed: { at: closedAt, sha256: 'a' } }) }
          : undefined,
      ),
    span: () => Promise.resolve({ first: day, last: day }),
  };
  const missingLists = () => Promise.resolve([list]);
  const link: LinkNeeds = {
    days,
    missingLists,
    edition: (of) => Promise.resolve(kept.get(nameOf(of))),
    corrections: () =>
      Promise.resolve(Array.from({ length: corrections }, (_, index) => restated(index + 1))),
    make: {
      reads,
      deskUrl: 'https://desk.yuru.example',
      store: ({ key }) => {
        stored.push(key);
        return Promise.resolve();
      },
      keep: (edition) => {
        const stands = kept.get(nameOf(edition)) ?? edition;
        kept.set(nameOf(edition), stands);
        return Promise.resolve(stands);
      },
    },
    sign: ({ from, key, name }, seconds) => Promise.resolve(`${from} ${key} ${name} ${seconds}`),
  };
  const files: FilesReads = {
    days,
    missingLists,
    region: (code) => reads.region(code),
    editions: (_day, region) =>
      Promise.resolve([...kept.values()].filter((edition) => edition.region === region)),
    corrections: () => Promise.resolve(corrections),
  };
  const ask = (request: ReportLinkRequest, now = afterwards, of = day) =>
    linkFile(link, caller, { day: of, request, now });
  const view = (region: string, now = afterwards) => viewFiles(files, caller, { day, region, now });
  return { ask, view, stored, kept };
}

const page = (region: string, corrections = 0): ReportLinkRequest => ({ kind: 'pdf', region, corrections });
const told = (editions: Awaited<ReturnType<ReturnType<typeof inMemory>['view']>>['editions']) =>
  editions.map(({ corrections, files }) => [corrections, files.length]);

describe('the files that there are', () => {
  it('are named before anybody has fetched them: the original, and that with all corrections', async () => {
    expect(told((await inMemory().view('410105001')).editions)).toEqual([[0, 0]]);
    const corrected = inMemory({ corrections: 2 });
    expect(told((await corrected.view('410105001')).editions)).toEqual([
      [0, 0],
      [2, 0],
    ]);
    await corrected.ask(page('410105001', 2));
    expect(told((await corrected.view('410105001')).editions)).toEqual([
      [0, 0],
      [2, 4],
    ]);
  });

  it('are none while the report is open; lists of the missing are forgotten after a day', async () => {
    const open = inMemory({ isClosed: false });
    expect(await open.view('410105', new Date('2026-01-18T10:30:00+08:00'))).toMatchObject({
      ...{ state: 'open', editions: [], missing: [list] },
    });
    expect((await inMemory().view('410105', new Date('2026-01-19T09:00:00+08:00'))).missing).toEqual([]);
  });

  it('are of townships and above, in one’s own region', async () => {
    const { view } = inMemory();
    await expect(view('410105001001')).rejects.toMatchObject({ status: 404 });
    await expect(view('410105009')).rejects.toMatchObject({ status: 404 });
    await expect(view('4101')).rejects.toMatchObject({ status: 403 });
  });
});

describe('a link to a file', () => {
  it('has it made when nobody has fetched it, once', async () => {
    const { ask, stored } = inMemory();
    const first = await ask(page('410105001'));
    expect(stored).toHaveLength(4);
    expect(first.url).toMatch(
      /^reports daily-reports\/2026-01-17\/410105001\/20260117-410105001\.[0-9a-f]{16}\.pdf /,
    );
    expect(first.expiresAt).toBe('2026-01-18T04:15:00.000Z');
    expect(await ask(page('410105001'))).toEqual(first);
    expect(stored).toHaveLength(4);
  });

  it('leads to what was kept first, whoever comes second', async () => {
    const { ask, kept } = inMemory();
    const first: KeptEdition = {
      ...{ day, region: '410105001', number: '20260117-410105001', corrections: 0 },
      files: [{ kind: 'pdf', name: '先.pdf', bytes: 1, sha256: 'f'.repeat(64) }],
    };
    kept.set('410105001 0', first);
    expect((await ask(page('410105001'))).url).toContain(`.${'f'.repeat(16)}.pdf 先.pdf`);
  });

  it('to an edition with corrections is to that with all there are by now', async () => {
    const { ask } = inMemory({ corrections: 3 });
    expect((await ask(page('410105', 2))).url).toContain('20260117-410105-c3.');
    expect((await ask(page('410105', 0))).url).toContain('20260117-410105.');
  });

  it('is refused before the report is closed, elsewhere, and where there is nothing', async () => {
    const { ask } = inMemory({ isClosed: false });
    await expect(ask(page('410105'))).rejects.toMatchObject({ status: 409, code: 'report.files-not-yet' });
    const closed = inMemory();
    await expect(closed.ask(page('4101'))).rejects.toMatchObject({ status: 403 });
    await expect(closed.ask(page('410105002'))).rejects.toMatchObject({ status: 404 });
    await expect(closed.ask(page('410105001001'))).rejects.toMatchObject({ status: 404 });
    // Nobody has told of an edition with a correction.
    await expect(closed.ask(page('410105', 1))).rejects.toMatchObject({ status: 404 });
    await expect(closed.ask(page('410105'), afterwards, '2026-01-10')).rejects.toMatchObject({
      ...{ status: 404, code: 'report.none' },
    });
  });

  it('to a list of the missing is given for a day', async () => {
    const { ask } = inMemory({ isClosed: false });
    const missing: ReportLinkRequest = { kind: 'missing', region: '410105', time: 'confirmBy' };
    const before = new Date('2026-01-19T08:59:00+08:00');
    expect((await ask(missing, before)).url).toBe(
      'missing-lists missing/2026-01-17/410105/confirmBy.xlsx 日报未上报名单.xlsx 300',
    );
    await expect(ask(missing, new Date('2026-01-19T09:00:00+08:00'))).rejects.toMatchObject({ status: 404 });
    await expect(ask({ ...missing, time: 'tellCounties' }, before)).rejects.toMatchObject({ status: 404 });
  });
});
