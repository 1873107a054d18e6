import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspectFeed } from '../../../functions/compare/file/inspect-feed.ts';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedRefusalCode } from '../../../schemas/feed-outcome.ts';
import { encodeGb18030 } from '../../../scripts/bench/feed/encode-gb18030.ts';
import { aDocument, kindOf, layoutOf, sourceOf } from '../a-feed.ts';

const header = '姓名,证件号码,采样时间,检测结果,结果时间';
const row = (n: number): string => `王䶮,${aDocument(n)},2026-01-20 08:00,阴性,2026-01-20 20:00`;
const text = [header, row(1), row(2), ''].join('\n');

async function refusalOf(bytes: Uint8Array | string, id: FeedKind['id'] = 'pcr') {
  const source = sourceOf(Buffer.from(bytes));
  const inspected = await inspectFeed(source, kindOf(id));
  return 'refusal' in inspected ? inspected.refusal : undefined;
}

describe('a feed file that can be read', () => {
  it('tells its encoding, its delimiter, its columns and where its rows begin', async () => {
    const bytes = Buffer.from(text);
    expect(await layoutOf(bytes)).toEqual({
      kind: 'pcr',
      version: 1,
      encoding: 'utf-8',
      delimiter: 0x2c,
      columns: ['name', 'document', 'sampledAt', 'result', 'resultAt'],
      rowsFrom: bytes.indexOf(0x0a) + 1,
      size: bytes.length,
    });
  });

  it.each([
    ['a mark of UTF-8', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['GB18030', encodeGb18030(text), 'gb18030'],
    ['GB18030 with fours', encodeGb18030(text.replaceAll('王䶮', '𫖯')), 'gb18030'],
    ['line ends of Windows', Buffer.from(text.replaceAll('\n', '\r\n')), 'utf-8'],
    [
      'a few broken bytes in a head of GB18030',
      Buffer.concat([encodeGb18030(text + (row(3) + '\n').repeat(20)), Buffer.from([0xff, 0x0a])]),
      'gb18030',
    ],
  ] as const)('may have %s', async (_, bytes, encoding) => {
    expect(await layoutOf(bytes)).toMatchObject({
      encoding,
      columns: ['name', 'document', 'sampledAt', 'result', 'resultAt'],
    });
  });

  it.each([
    [
      'a header in English, other words around it',
      'Result,"ID Number",Result time,Sampling_Time,Remark',
      ',',
      ['result', 'document', 'resultAt', 'sampledAt', null],
    ],
    ['tabs', header.replaceAll(',', '\t'), '\t', ['name', 'document', 'sampledAt', 'result', 'resultAt']],
    ['semicolons', header.replaceAll(',', ';'), ';', ['name', 'document', 'sampledAt', 'result', 'resultAt']],
  ])('may have %s', async (_, line, delimiter, columns) => {
    expect(await layoutOf(Buffer.from(`${line}\n`))).toMatchObject({
      delimiter: delimiter.charCodeAt(0),
      columns,
    });
  });

  it('may have no rows, as that of a day without any', async () => {
    expect(await layoutOf(Buffer.from(header))).toMatchObject({ rowsFrom: Buffer.byteLength(header) });
  });

  it('is not taken for swapped when documents are passports', async () => {
    const passport = `E12345678,${row(1)}`.replace(aDocument(1), 'E7654321');
    expect(await refusalOf(`介绍人,${header}\n${passport}\n`)).toBeUndefined();
  });
});

describe('a feed file of which nothing can be used', () => {
  const swapped = [header, row(1), row(2)].map((line) => line.replace(/^(.*?),(.*?),/, '$2,$1,'));
  const cases: [name: string, bytes: Uint8Array | string, code: FeedRefusalCode, columns?: string[]][] = [
    ['no byte', '', 'empty'],
    ['a mark alone', '\uFEFF', 'empty'],
    ['blank lines only', '\r\n \n', 'empty'],
    ['an xlsx with another name', Buffer.from('PK\x03\x04\x14\x00\x06\x00', 'latin1'), 'spreadsheet'],
    ['an xls with another name', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'spreadsheet'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'binary'],
    ['an archive in an archive', gzipSync(text), 'binary'],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'encoding-utf16'],
    ['another encoding', Buffer.from([0xff, 0x80, 0xff, 0x0a, 0xc0, 0xff, 0x0a]), 'encoding-unknown'],
    ['no line end', 'x'.repeat(70_000), 'line-endless'],
    ['a first line of 10 million characters', `${'长'.repeat(10_000_000)}\n${row(1)}\n`, 'line-endless'],
    ['bars', text.replaceAll(',', '|'), 'delimiter-wrong'],
    ['commas of Chinese', text.replaceAll(',', '，'), 'delimiter-wrong'],
    ['no header', `${row(1)}\n${row(2)}\n`, 'header-missing'],
    ['two documents', text.replace('姓名', '身份证号'), 'header-repeated', ['document']],
    ['no result', text.replace('检测结果', '备注'), 'header-incomplete', ['result']],
    ['nobody', text.replace('证件号码', '备注'), 'header-incomplete', ['document']],
    [
      'one column that is known',
      '姓名\n张伟\n',
      'header-incomplete',
      ['document', 'sampledAt', 'result', 'resultAt'],
    ],
    [
      'a header over other columns',
      [header, ...swapped.slice(1), ''].join('\n'),
      'header-swapped',
      ['document'],
    ],
    ['more columns than any feed', `${header}${',x'.repeat(300)}\n`, 'header-missing'],
  ];

  it.each(cases)('%s', async (_, bytes, code, columns = []) => {
    expect(await refusalOf(bytes)).toEqual({ code, columns });
  });
});
