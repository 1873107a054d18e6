import { readFileSync } from 'node:fs';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { colours, left, paper, right } from '../../../functions/shared/pdf/look.ts';
import type { OnePage } from '../../../functions/shared/pdf/one-page.ts';
import { writeOnePage } from '../../../functions/shared/pdf/write-one-page.ts';
import { readRegions } from '../../../scripts/seed/read-regions.ts';
import { aPage } from './a-page.ts';
import { type Picture, readPage, renderPage } from './read-page.ts';

const usual = aPage();
const pageOf = async (over: Partial<OnePage> = {}) => readPage(await writeOnePage(aPage(over)));
const table = (rows: OnePage['table']['rows']): OnePage['table'] => ({ ...usual.table, rows });
const aRow = (name: string) => [name, 1_234_567, 234_567, 34_567, 4_567, 567, 67];

/** Pages with more, less or longer of everything than there should be. */
const extremes: [what: string, over: Partial<OnePage>][] = [
  ['the usual', {}],
  [
    'nothing',
    { subtitles: [], figures: [], notes: [], trend: { ...usual.trend, days: [] }, table: table([]) },
  ],
  [
    'one figure and one day',
    {
      figures: usual.figures.slice(0, 1),
      trend: { ...usual.trend, days: [{ day: '2026-01-20', value: 7 }] },
    },
  ],
  ['too many rows', { table: table(Array.from({ length: 400 }, (_, index) => aRow(`第${index}社区`))) }],
  ['too many notes', { notes: Array.from({ length: 60 }, (_, index) => `${index} ${'说明'.repeat(60)}`) }],
  ['a note without an end', { notes: ['说明'.repeat(3_000)] }],
  [
    'too many figures, days and subtitles',
    {
      figures: [...usual.figures, ...usual.figures],
      subtitles: Array.from({ length: 9 }, () => '副题'),
      trend: { ...usual.trend, days: [...usual.trend.days, ...usual.trend.days] },
    },
  ],
  [
    'long words',
    {
      title: '题'.repeat(200),
      subtitles: ['副'.repeat(200)],
      code: { address: `https://desk.example.cn/${'x'.repeat(200)}`, caption: '说'.repeat(99) },
      figures: usual.figures.map((one) => ({
        ...one,
        label: '标'.repeat(50),
        value: 123_456_789_012,
        unit: '单位'.repeat(9),
        comparisons: ['比'.repeat(60)],
      })),
    },
  ],
  [
    'no numbers',
    {
      trend: { ...usual.trend, days: usual.trend.days.map(({ day }) => ({ day, value: undefined })) },
      figures: usual.figures.map((one) => ({ ...one, value: undefined })),
    },
  ],
];

describe('a page', () => {
  it.each(extremes)(
    'with %s is one page, and all its texts stand between its margins',
    async (_what, over) => {
      const { pages, texts } = await pageOf(over);
      expect(pages).toBe(1);
      const outside = texts.filter(
        (one) =>
          one.left < left - 0.5 ||
          one.right > right + 0.5 ||
          one.baseline < 40 ||
          one.baseline > paper.height - 25,
      );
      expect(outside).toEqual([]);
    },
  );

  it('says all that it was given', async () => {
    const said = (await pageOf()).texts.map(({ text }) => text).join('\n');
    const { title, subtitles, figures, trend, table: given, notes, code, foot } = usual;
    for (const text of [
      title,
      ...subtitles,
      trend.title,
      given.title,
      ...notes,
      code.caption,
      foot.number,
      foot.sha256,
    ])
      expect(said).toContain(text);
    for (const { label, comparisons } of figures)
      for (const text of [label, ...comparisons]) expect(said).toContain(text);
    for (const text of [
      '128,456',
      '2.46',
      '小时',
      '1/20',
      '12/21',
      '130,570',
      '未上报社区',
      '济源示范区',
      '< 5',
      '2026-01-21 12:00',
    ])
      expect(said).toContain(text);
    expect(said).not.toContain('…');
    expect(said).not.toContain('另有');
  });

  it('says in its properties what it is, and no other time than its closing', async () => {
    const { info } = await pageOf();
    expect(info).toMatchObject({
      Title: '来（返）豫人员报备日报告 河南省',
      Author: '报备',
      Language: 'zh-CN',
    });
    expect(info).toMatchObject({ CreationDate: 'D:20260121040000Z', ModDate: 'D:20260121040000Z' });
  });

  it('speaks English as well', async () => {
    const { texts, info } = await pageOf({ language: 'en' });
    expect(texts.map(({ text }) => text)).toContain('Closed (Beijing time) 2026-01-21 12:00');
    expect(info['Language']).toBe('en');
  });

  it('is the same bytes each time, whatever was written in between', async () => {
    const first = await writeOnePage(usual);
    // Signs that share a glyph with others: a font that remembers them would name them otherwise the next time.
    await writeOnePage(aPage({ title: '⾦⽔\u00A0Ω 豫', notes: ['⼀⼆'] }));
    expect((await writeOnePage(usual)).equals(first)).toBe(true);
  });
});

describe('the table of a page', () => {
  it('says how many rows had no room', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => aRow(`第${index}社区`));
    const { texts } = await pageOf({ table: table(rows) });
    const shown = texts.filter(({ text }) => /^第\d+社区$/.test(text)).length;
    expect(shown).toBeGreaterThan(15);
    expect(texts.map(({ text }) => text)).toContain(`另有 ${100 - shown} 行未列出，见同一期的表格文件`);
  });

  it('keeps the rows that weigh most where not all have room, in their order', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => aRow(`第${index}社区`));
    const weights = rows.map((_, index) => ({ 58: 3, 40: 7 })[index] ?? 0);
    const said = (await pageOf({ table: { ...table(rows), weights } })).texts.map(({ text }) => text);
    const shown = said.filter((text) => /^第\d+社区$/.test(text));
    expect(shown.slice(-3)).toEqual([`第${shown.length - 3}社区`, '第40社区', '第58社区']);
    expect(said).toContain(`另有 ${60 - shown.length} 行数字较小，未列出，见同一期的表格文件`);
  });

  it('shows the longest names of the province whole', async () => {
    const longest = [...readRegions()]
      .toSorted((one, other) => other.name.length - one.name.length)
      .slice(0, 12);
    const { texts } = await pageOf({ table: table(longest.map(({ name }) => aRow(name))) });
    const said = texts.map(({ text }) => text);
    for (const { name } of longest) expect(said).toContain(name);
  });

  it('has its numbers one below the other, by their last digit', async () => {
    const { texts } = await pageOf();
    const declared = texts
      .filter(({ text }) => /^(12,345|9,857|7,058)$/.test(text))
      .map((one) => Math.round(one.right * 10));
    expect(declared).toHaveLength(3);
    expect(new Set(declared).size).toBe(1);
  });
});

describe('a page as a picture', () => {
  const scale = 2;
  const isWhite = ({ data, width }: Picture, x: number, y: number) =>
    [0, 1, 2].every((channel) => data[(y * width + x) * 4 + channel] === 255);

  it.each(extremes)('with %s has nothing on its margins', async (_what, over) => {
    const picture = await renderPage(await writeOnePage(aPage(over)), scale);
    const inner = { from: (left - 1) * scale, to: (right + 1) * scale };
    let marked = 0;
    for (let y = 0; y < picture.height; y += 1)
      for (let x = 0; x < picture.width; x += 1)
        if ((x < inner.from || x > inner.to || y < 30 * scale) && !isWhite(picture, x, y)) marked += 1;
    expect(marked).toBe(0);
  });

  it('has a code that a phone reads', async () => {
    expect(decodeQR(await renderPage(await writeOnePage(usual), 3))).toBe(usual.code.address);
  });
});

describe('the colours of a page', () => {
  it('are those of the desk', () => {
    const [light = ''] = readFileSync('web/tokens.css', 'utf8').split('@media (prefers-color-scheme: dark)');
    for (const [name, colour] of Object.entries(colours))
      expect(light).toContain(
        `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${colour};`,
      );
  });
});
