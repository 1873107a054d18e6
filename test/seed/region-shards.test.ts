import { describe, expect, it } from 'vitest';
import { cityShards, countyShard, originList, readings, regionIndex } from '../../schemas/region-shard.ts';
import { originFiles, regionFiles } from '../../scripts/build/region-shards.ts';
import { readOrigins, readRegions } from '../../scripts/seed/read-regions.ts';

describe('the region files of the form', () => {
  const files = regionFiles([...readRegions()]);
  const index = regionIndex.parse(files.get('index'));
  const usual = readings.parse(files.get('readings'));
  const counties = index.flatMap((city) => city.counties);

  it('are one index, one table of readings, and a file for each city and county', () => {
    expect(index).toHaveLength(18);
    expect(counties).toHaveLength(181);
    expect(files.size).toBe(2 + 18 + 181);
  });

  it('hold every community once', () => {
    const codes = counties.flatMap(({ code }) =>
      countyShard
        .parse(files.get(code))
        .flatMap(([township, , communities]) => communities.map(([own]) => code + township + own)),
    );
    expect(new Set(codes).size).toBe(52_378);
  });

  it('give a city its counties’ files whole', () => {
    const city = cityShards.parse(files.get('4101'));
    expect(city['410105']).toEqual(files.get('410105'));
  });

  it.each([
    ['浚县', 'xun xian'],
    ['尉氏县', 'yu shi xian'],
    ['漯河市', 'luo he shi'],
    ['浉河区', 'shi he qu'],
    ['泌阳县', 'bi yang xian'],
    ['召陵区', 'shao ling qu'],
    ['郑州市', 'zheng zhou shi'],
  ])('say %s as %s', (name, said) => {
    const named = [...index, ...counties].find((entry) => entry.name === name);
    const byTable = Array.from(name, (character) =>
      Object.keys(usual).find((syllable) => usual[syllable]?.includes(character)),
    ).join(' ');
    expect(named?.reading ?? byTable).toBe(said);
  });

  it('let a journey start in every province', () => {
    const origins = originFiles([...readOrigins()]);
    const provinces = originList.parse(origins.get('index'));
    expect(provinces).toHaveLength(34);
    for (const { code } of provinces) expect(originList.safeParse(origins.get(code)).success).toBe(true);
  });
});
