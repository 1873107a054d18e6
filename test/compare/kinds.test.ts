import { describe, expect, it } from 'vitest';
import { compareChunk } from '../../functions/compare/compare-chunk.ts';
import { openPersonKeys } from '../../functions/shared/people/person-keys.ts';
import type { FeedKind } from '../../schemas/feed-kind.ts';
import {
  aDocument,
  aTripOf,
  compareSound,
  kindOf,
  layoutOf,
  receivedAt,
  soughtOf,
  sourceOf,
} from './a-feed.ts';

const [active, other] = [aDocument(1), aDocument(2)];
const misspelled = (document: string): string => document.slice(0, 17) + (document.endsWith('0') ? '1' : '0');

function compare(kind: FeedKind['id'], ...lines: string[]) {
  return compareSound(Buffer.from([...lines, ''].join('\n')), { kind, trips: [aTripOf(1)] });
}

describe('rows of a health code', () => {
  it('are found with their colour, and leave a count when they match nobody', async () => {
    const lines = [
      `${active},红码,2026-01-20 08:00`,
      `${other},red,2026-01-20 08:00`,
      `${active},绿,2026-01-20 09:00`,
    ];
    const { found, kept, counts } = await compare('health-code', '证件号码,码色,赋码时间', ...lines);
    expect(found.map(({ facts }) => facts['colour'])).toEqual(['red', 'green']);
    expect(kept).toEqual([]);
    expect(counts).toMatchObject({ matched: 2, dropped: 1 });
  });
});

describe.each(['close-contact', 'secondary-close-contact'] as const)('rows of a %s', (kind) => {
  const header = '姓名,证件号码,联系电话,现住地区代码,末次接触时间';
  const at = '410105001000,2026-01-19 20:00';

  it('go to the place that they name when they match nobody, whatever their document', async () => {
    const lines = [
      `李娜,${other},,${at}`,
      `李娜,${misspelled(other)},,${at}`,
      `李娜,不详,,${at}`,
      `李娜,,13900000001,${at}`,
    ];
    const { kept, rejections } = await compare(kind, header, ...lines, `李娜,,,${at}`);
    expect(kept.map(({ facts }) => facts['place'])).toEqual(Array.from({ length: 4 }, () => '410105001'));
    expect(kept.map(({ facts }) => facts['document'])).toEqual([other, misspelled(other), '不详', undefined]);
    expect(rejections).toEqual([{ line: 6, column: 2, code: 'person' }]);
  });

  it('are candidates of somebody active, and go to the place when nobody confirms it', async () => {
    const lines = [
      `李娜,${misspelled(active)},,${at}`,
      `张伟,,162-0000-0001,${at}`,
      `张伟,${other},16200000001,${at}`,
    ];
    const { found } = await compare(kind, header, ...lines);
    expect(found.map(({ by, references, keep }) => ({ by, references, keep }))).toEqual([
      { by: 'repaired-document', references: [0], keep: true },
      { by: 'name-phone-day', references: [0], keep: true },
      { by: 'name-phone-day', references: [0], keep: true },
    ]);
  });
});

describe('rows of a letter from outside', () => {
  it('are found by document, once for each letter', async () => {
    const lines = [`${active},〔2026〕1号,410105,2026-01-20`, `${active},〔2026〕2号,410105,2026/1/20`];
    const { found, counts } = await compare(
      'outside-list',
      '证件号码,函号,协查地区代码,协查日期',
      ...lines,
      lines[0] ?? '',
    );
    expect(found.map(({ facts }) => [facts['letterNumber'], facts['at']])).toEqual([
      ['〔2026〕1号', '2026-01-20'],
      ['〔2026〕2号', '2026-01-20'],
    ]);
    expect(counts).toMatchObject({ matched: 2, repeated: 1 });
  });
});

describe('rows of arrivals', () => {
  it('leave nothing of who matches nobody', async () => {
    const bytes = Buffer.from(
      `证件号码,验票时间,到达地区代码,车次\n${active},2026-01-20 08:00,410105,G79\n${other},2026-01-20 08:00,410105,G79\n`,
    );
    const layout = {
      ...(await layoutOf(Buffer.from('证件号码,采样时间,检测结果,结果时间\n'))),
      kind: 'rail' as const,
      size: bytes.length,
    };
    const columns = ['document', 'seenAt', 'region', 'serviceNumber'];
    const asked = {
      layout: { ...layout, columns, rowsFrom: bytes.indexOf(0x0a) + 1 },
      range: { from: bytes.indexOf(0x0a) + 1, to: bytes.length },
      receivedAt,
      isWhole: false,
    };
    const { findings } = await compareChunk(sourceOf(bytes), asked, soughtOf([aTripOf(1)]));
    expect(findings.kept).toEqual([]);
    expect(findings.found.map(({ facts }) => facts)).toEqual([
      { document: active, seenAt: '2026-01-20T00:00:00.000Z', region: '410105', serviceNumber: 'G79' },
    ]);
  });
});

describe('a chunk', () => {
  const bytes = Buffer.from('证件号码,码色,赋码时间\n');
  const sought = soughtOf([aTripOf(1)]);

  it('is not compared by another version of its kind than the one that its layout names', async () => {
    const layout = { ...(await layoutOf(bytes, 'health-code')), version: kindOf('health-code').version + 1 };
    const asked = { layout, range: { from: 1, to: 2 }, receivedAt, isWhole: false };
    await expect(compareChunk(sourceOf(bytes), asked, sought)).rejects.toThrow(
      'no version 2 of the feed kind health-code',
    );
  });

  it('is not compared with people of another secret', async () => {
    const asked = {
      layout: await layoutOf(bytes, 'health-code'),
      range: { from: 1, to: 2 },
      receivedAt,
      isWhole: false,
    };
    const others = { people: sought.people, keys: openPersonKeys(Buffer.alloc(32)) };
    await expect(compareChunk(sourceOf(bytes), asked, others)).rejects.toThrow('another secret');
  });
});
