import { describe, expect, it } from 'vitest';
import { levelOf, type RegionLevel, region } from '../../schemas/region.ts';
import { readRegions } from '../../scripts/seed/read-regions.ts';

describe('the divisions of Henan', () => {
  const regions = [...readRegions()];

  it('are 1 province, 18 cities, 181 counties, 2,586 townships and 52,378 communities', () => {
    const counts: Partial<Record<RegionLevel, number>> = {};
    for (const { code } of regions) counts[levelOf(code)] = (counts[levelOf(code)] ?? 0) + 1;
    expect(counts).toEqual({ province: 1, city: 18, county: 181, township: 2_586, community: 52_378 });
    expect(regions).toHaveLength(55_164);
  });

  it('have no code twice', () => {
    expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
  });

  it('come after the division that they lie in, none an orphan', () => {
    const seen = new Set(['0']);
    for (const { code, parent } of regions) {
      expect(seen.has(parent), code).toBe(true);
      seen.add(code);
    }
  });

  it('show their whole path', () => {
    const path = regions.find(({ code }) => code === '410105001003')?.path;
    expect(path).toBe('河南省/郑州市/金水区/经八路街道/体育社区居民居委会');
  });

  it('are regions as the schema says', () => {
    for (const { code, name, path } of regions)
      expect(region.safeParse({ code, name, path, validFrom: '2023-01-01' }).success, code).toBe(true);
  });
});
