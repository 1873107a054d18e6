import { beforeAll, describe, expect, it } from 'vitest';
import { countyShard, type RegionIndex, readings, regionIndex } from '../../../schemas/region-shard.ts';
import { regionFiles } from '../../../scripts/build/region-shards.ts';
import { readRegions } from '../../../scripts/seed/read-regions.ts';
import { countiesOf } from '../../../web/declare/community/find-places.ts';
import { type SyllableOf, syllableTable } from '../../../web/declare/community/match-pinyin.ts';
import { type Place, placesOf, spokenPath } from '../../../web/declare/community/place.ts';
import { countiesIn, placesIn, remainderOf } from '../../../web/declare/community/read-address.ts';
import { search } from '../../../web/declare/community/search.ts';

let index: RegionIndex;
let usual: SyllableOf;
let files: Map<string, unknown>;
let province: Place[];

const placesOfCounty = (code: string): Place[] => {
  const county = countiesOf(index).find((each) => each.code === code);
  return county === undefined ? [] : placesOf(county, countyShard.parse(files.get(code)));
};

beforeAll(() => {
  files = regionFiles([...readRegions()]);
  index = regionIndex.parse(files.get('index'));
  usual = syllableTable(readings.parse(files.get('readings')));
  province = countiesOf(index).flatMap(({ code }) => placesOfCounty(code));
});

const firstPath = (query: string, places = province) => search(query, places, usual)[0]?.path;

describe('finding a community', () => {
  it.each(['体育社区', 'tiyushequ', 'tiyu', 'tysq', 'TiYu', "ti'yu"])(
    'finds 体育社区 of 金水区 by %s',
    (query) => {
      const places = placesOfCounty('410105');
      expect(firstPath(query, places)).toBe('郑州市/金水区/经八路街道/体育社区居民居委会');
    },
  );

  it('puts names that are spelt whole before names whose syllables are only begun', () => {
    expect(firstPath('tiyu')).toMatch(/体育/);
  });

  it('takes several words, some of them for what lies above', () => {
    expect(firstPath('金水区 经八路 体育')).toBe('郑州市/金水区/经八路街道/体育社区居民居委会');
  });

  it('knows a name that is said otherwise than its characters usually are', () => {
    expect(firstPath('nongyeyinhang')).toMatch(/农业银行/);
    expect(firstPath('nongyeyinxing')).toBeUndefined();
  });

  it('shows nothing for what stands nowhere', () => {
    expect(search('月球基地', province, usual)).toEqual([]);
    expect(search('   ', province, usual)).toEqual([]);
  });

  it('searches the whole province while somebody types', () => {
    const started = performance.now();
    search('zhangzhuang', province, usual);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('shows a path without the lines that nobody says', () => {
    expect(spokenPath('河南省/省直辖县级行政区划/济源市/沁园街道')).toBe('济源市 › 沁园街道');
  });
});

describe('reading a written address', () => {
  const read = (address: string): Place[] =>
    placesIn(
      address,
      countiesIn(address, index).flatMap(({ code }) => placesOfCounty(code)),
    );

  it.each([
    '河南省郑州市金水区经八路街道体育社区3号楼',
    '郑州金水经八路体育社区 3号楼',
    '金水区 体育社区，3号楼',
  ])('finds the community in %s', (address) => {
    expect(read(address)[0]?.code).toBe('410105001003');
  });

  it('keeps what follows the community for the address', () => {
    const address = '郑州市金水区经八路街道体育社区3号楼2单元';
    const place = read(address)[0];
    expect(place === undefined ? '' : remainderOf(address, place)).toBe('3号楼2单元');
  });

  it('offers the township’s communities when the community isn’t named', () => {
    const found = read('郑州市金水区经八路街道');
    expect(found.length).toBeGreaterThan(1);
    expect(new Set(found.map(({ township }) => township))).toEqual(new Set(['经八路街道']));
  });

  it('says nothing where no county is named', () => {
    expect(countiesIn('某地某街 8 号', index)).toEqual([]);
  });
});
