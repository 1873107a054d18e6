import { describe, expect, it } from 'vitest';
import { above, findPlaces } from '../../../web/officer/transfer/find-communities.ts';

const regions: Record<string, [path: string, children: [code: string, name: string][]]> = {
  4101: ['河南省/郑州市', [['410105', '金水区']]],
  410105: [
    '河南省/郑州市/金水区',
    [
      ['410105001', '经八路街道'],
      ['410105002', '花园路街道'],
    ],
  ],
  410105001: [
    '河南省/郑州市/金水区/经八路街道',
    [
      ['410105001001', '政七街社区居委会'],
      ['410105001002', '省委社区居委会'],
    ],
  ],
  410105002: ['河南省/郑州市/金水区/花园路街道', [['410105002001', '省军区社区居委会']]],
};
const asked: string[] = [];
const find = (under: string, text: string) =>
  findPlaces(under, text, (code) => {
    asked.push(code);
    const [path, children] = regions[code] ?? ['', []];
    return Promise.resolve({
      region: { code, path },
      children: children.map(([child, name]) => ({ code: child, name })),
    });
  });

describe('finding a community to transfer to', () => {
  it('goes step by step without a text', async () => {
    expect((await find('410105', '')).map(({ name }) => name)).toEqual(['经八路街道', '花园路街道']);
  });

  it('finds a part of a name anywhere in the county, with its path', async () => {
    expect(await find('410105', '省')).toEqual([
      { code: '410105001002', name: '省委社区', path: '金水区 经八路街道' },
      { code: '410105002001', name: '省军区社区', path: '金水区 花园路街道' },
    ]);
  });

  it('looks in the whole county from a township too', async () => {
    expect((await find('410105001', '省军区')).map(({ code }) => code)).toEqual(['410105002001']);
  });

  it('finds by township and name together', async () => {
    expect((await find('410105', '花园路 省军区')).map(({ code }) => code)).toEqual(['410105002001']);
  });

  it('filters the children where a search of everything below would be too much', async () => {
    asked.length = 0;
    expect((await find('4101', '金水')).map(({ code }) => code)).toEqual(['410105']);
    expect(asked).toEqual(['4101']);
  });

  it('can go up as far as the province', () => {
    expect([above('410105001'), above('410105'), above('4101'), above('41')]).toEqual([
      '410105',
      '4101',
      '41',
      undefined,
    ]);
  });
});
