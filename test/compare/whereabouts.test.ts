import { describe, expect, it } from 'vitest';
import { writeTally } from '../../functions/compare/tally-bytes.ts';
import { feedKinds } from '../../schemas/feed-kind.ts';
import { aDocument, aTripOf, compareChunks, compareSound } from './a-feed.ts';

const header = '证件号码,姓名,手机号码,到达时间,到达地区代码,车次';
const [ours, stranger] = [aTripOf(1), aTripOf(2)];
const told = [stranger.document, '王小明', stranger.phone, '410105001003', 'G7003'];
const rowOf = ([document, name, phone, region, service]: readonly (string | undefined)[]) =>
  [document, name, phone, '2026-01-20 08:00', region, service].join(',');
const file = Buffer.from(
  `${[header, rowOf([ours.document, '', '', '410105', 'G1']), rowOf(told)].join('\n')}\n`,
);

describe.each(feedKinds.filter(({ whereabouts }) => whereabouts).map(({ id }) => [id]))(
  'rows that tell whereabouts: %s',
  (kind) => {
    it('are noted of who is expected, and of who is not only counted (D3)', async () => {
      const { counts, found, kept } = await compareSound(file, { kind, trips: [ours] });
      expect(counts).toMatchObject({ rows: 2, matched: 1, dropped: 1, kept: 0, candidates: 0 });
      expect(found.map(({ facts }) => facts['document'])).toEqual([ours.document]);
      expect(kept).toEqual([]);
    });

    it('leave nothing that can be read of who is not expected, in nothing that is handed on', async () => {
      const { chunks } = await compareChunks(file, { kind, trips: [ours] });
      const left = chunks.map(
        ({ tally, findings }) => JSON.stringify(findings) + writeTally(tally).toString(),
      );
      for (const text of told) for (const one of left) expect(one).not.toContain(text);
      expect(left.join('')).toContain(ours.document);
    });

    it('are only counted when nobody is expected at all, and whatever the document is', async () => {
      const odd = rowOf(['E12345678', '李四', '16200000009', '4101', 'K1']);
      const bytes = Buffer.from(
        `${[header, rowOf([aDocument(3)]), odd, rowOf(['', '李四', '16200000009', '4101'])].join('\n')}\n`,
      );
      const { counts, found, kept } = await compareSound(bytes, { kind, trips: [] });
      expect([found, kept, counts.kept, counts.matched, counts.candidates]).toEqual([[], [], 0, 0, 0]);
    });
  },
);
