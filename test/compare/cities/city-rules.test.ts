import { describe, expect, it } from 'vitest';
import {
  compareDays,
  type DaysNeeds,
  differenceOf,
  tellCityDay,
} from '../../../functions/compare/cities/compare-days.ts';
import { decideState } from '../../../functions/compare/cities/decide-state.ts';
import { readCityFileKey } from '../../../functions/compare/cities/import-work.ts';
import { silenceOf, tellSystem } from '../../../functions/compare/cities/list-systems.ts';
import { putMapping } from '../../../functions/compare/cities/put-mapping.ts';
import { rowsAsCsv } from '../../../functions/compare/cities/rows-as-csv.ts';
import { listOutcomes, sumOutcomes } from '../../../functions/compare/cities/sum-outcomes.ts';
import { requireConnected } from '../../../functions/compare/cities/take-import.ts';
import { type WatchNeeds, watchCities } from '../../../functions/compare/cities/watch-cities.ts';
import { type CityMapping, cityMappingRequest } from '../../../schemas/city-mapping.ts';
import type { CityDay } from '../../../schemas/city-system.ts';
import type { Notification } from '../../../schemas/notification.ts';
import { exampleMapping } from '../../../scripts/seed/seed-items.ts';
import { aConnectedCity, aMapping } from './a-city.ts';

const now = new Date('2026-01-18T09:10:00+08:00');
const by = { sub: 'city-4101', place: '4101' };

describe('a mapping', () => {
  const faultsOf = (given: object): string[] =>
    (cityMappingRequest.safeParse({ ...aMapping(), ...given }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('/')} ${message}`,
    );
  const { columns } = aMapping();

  it('maps each field once, all that are needed, by headers that stand for one field', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ columns: columns.filter(({ field }) => field !== 'phone') })).toEqual([
      'columns/phone city-mapping.field-lacking',
    ]);
    expect(faultsOf({ columns: [...columns, { field: 'phone', headers: ['电话2'] }] })).toEqual([
      `columns/${columns.length}/field city-mapping.field-twice`,
    ]);
    expect(faultsOf({ columns: [...columns, { field: 'stayKind', headers: ['姓 名'] }] })).toEqual([
      `columns/${columns.length}/headers city-mapping.header-twice`,
    ]);
  });

  it('knows our codes only, and one code for each spelling', () => {
    const withCodes = (codes: object) =>
      columns.map((one) => (one.field === 'sex' ? { ...one, codes } : one));
    const at = columns.findIndex(({ field }) => field === 'sex');
    expect(faultsOf({ columns: withCodes({ unknown: ['不详'] }) })).toEqual([
      `columns/${at}/codes/unknown city-mapping.code`,
    ]);
    expect(faultsOf({ columns: withCodes({ female: ['女'], male: ['女'] }) })).toEqual([
      `columns/${at}/codes/male city-mapping.spelling-twice`,
    ]);
  });

  it('knows countries by their two letters, but China, where a region says more', () => {
    const withCodes = (codes: object) => ({
      columns: [
        ...columns.filter(({ field }) => field !== 'originCountry'),
        { field: 'originCountry', headers: ['国别'], codes },
      ],
    });
    const at = columns.length - 1;
    expect(faultsOf(withCodes({ JP: ['日本', '日本国'] }))).toEqual([]);
    expect(faultsOf(withCodes({ CN: ['中国'], 日本: ['JP'] }))).toEqual(
      ['CN', '日本'].map((code) => `columns/${at}/codes/${code} city-mapping.code`),
    );
    const others = columns.filter(({ field }) => field !== 'originCountry');
    expect(faultsOf({ columns: others, constants: { originCountry: '日本' } })).toEqual([
      'constants/originCountry city-mapping.code',
    ]);
  });

  it('can say what holds for every row in the place of a column', () => {
    const others = columns.filter(({ field }) => field !== 'direction');
    expect(faultsOf({ columns: others, constants: { direction: 'returning' } })).toEqual([]);
    expect(faultsOf({ columns: others, constants: { direction: '返郑' } })).toEqual([
      'constants/direction city-mapping.code',
    ]);
    const unnamed = columns.filter(({ field }) => field !== 'reference');
    expect(faultsOf({ columns: unnamed, constants: { reference: 'ZZ' } })).toEqual([
      'constants/reference city-mapping.constant',
    ]);
  });

  it('gets the next version for what was seen, once; anybody else’s change is not overwritten', async () => {
    let kept: CityMapping = exampleMapping;
    const needs = {
      find: () => Promise.resolve(kept),
      keep: (mapping: CityMapping) => {
        if (mapping.version !== kept.version + 1) return Promise.resolve(false);
        kept = mapping;
        return Promise.resolve(true);
      },
    };
    const asked = { city: '4101', request: { ...aMapping(), privacyNotice: 'zz-2023-01' }, by, now };
    expect((await putMapping(needs, { ...asked, version: 1 })).version).toBe(2);
    expect((await putMapping(needs, { ...asked, version: 1 })).version).toBe(2);
    const other = { ...asked, request: aMapping(), version: 1 };
    await expect(putMapping(needs, other)).rejects.toMatchObject({ status: 412 });
  });
});

describe('how far a city has merged in', () => {
  it('is decided on what was seen', async () => {
    const needs = { find: () => Promise.resolve(aConnectedCity('4101')), keep: () => Promise.resolve(true) };
    const request = { state: 'cut-over' as const, freshHours: 24, reason: '已切换' };
    const asked = { city: '4101', request, by, now };
    expect((await decideState(needs, { ...asked, version: 1 })).version).toBe(2);
    await expect(decideState(needs, { ...asked, version: 0 })).rejects.toMatchObject({ status: 412 });
  });

  it('is so since the state changed: how long silence may be begins no other silence', async () => {
    const connected = aConnectedCity('4101', '2026-01-17T00:00:00.000Z');
    const needs = { find: () => Promise.resolve(connected), keep: () => Promise.resolve(true) };
    const decide = (state: 'connected' | 'cut-over') =>
      decideState(needs, {
        ...{ city: '4101', version: 1, by, now },
        request: { state, freshHours: 12, reason: '要求更及时' },
      });
    const hurried = await decide('connected');
    expect(hurried).toMatchObject({ since: connected.since, decided: { at: now.toISOString() } });
    expect(silenceOf(hurried, undefined, now)).toBe(connected.since);
    expect((await decide('cut-over')).since).toBe(now.toISOString());
  });

  it('lets files be tried as soon as there is a mapping, and taken when it is connected', () => {
    const refusal = (state: 'none' | 'connected' | 'cut-over', mapping: number, isDryRun: boolean) => {
      try {
        requireConnected({ state, mapping }, isDryRun);
        return 'taken';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(refusal('connected', 0, false)).toBe('city-mapping.none');
    expect(refusal('none', 1, true)).toBe('taken');
    expect(refusal('none', 1, false)).toBe('city-system.not-connected');
    expect(refusal('cut-over', 1, false)).toBe('city-system.cut-over');
    expect(refusal('connected', 1, false)).toBe('taken');
  });

  it('shows since when a connected system is silent: since its last import, or since it was connected', () => {
    const { since } = aConnectedCity('4101', '2026-01-17T00:00:00.000Z');
    const system = { state: 'connected' as const, freshHours: 24, since };
    expect(silenceOf(system, undefined, now)).toBe('2026-01-17T00:00:00.000Z');
    expect(silenceOf(system, '2026-01-17T12:00:00.000Z', now)).toBeUndefined();
    expect(silenceOf(system, '2026-01-10T12:00:00.000Z', now)).toBe('2026-01-17T00:00:00.000Z');
    expect(silenceOf({ ...system, state: 'cut-over' }, undefined, now)).toBeUndefined();
    const told = tellSystem(
      {
        city: '4102',
        decided: undefined,
        mapping: undefined,
        importedAt: undefined,
        openConflicts: 0,
        readers: [],
      },
      now,
    );
    expect(told).toEqual({
      city: '4102',
      state: 'none',
      freshHours: 24,
      version: 0,
      openConflicts: 0,
      readers: [],
    });
  });
});

describe('both sides’ counts', () => {
  const needs: DaysNeeds = {
    told: () => Promise.resolve([{ day: '2026-01-17', declared: 5, withdrawn: 1, at: now.toISOString() }]),
    count: (_city, day) => Promise.resolve({ declared: day === '2026-01-17' ? 5 : 0, withdrawn: 1 }),
    keep: () => Promise.resolve(),
  };

  it('are those of the 14 days before today, the newest first', async () => {
    const days = await compareDays(needs, '4101', now);
    expect(days).toHaveLength(14);
    expect(days[0]).toMatchObject({ day: '2026-01-17', ours: { declared: 5 }, theirs: { declared: 5 } });
    expect(days.map(differenceOf).slice(0, 2)).toEqual([undefined, 'missing']);
    const other = { day: '2026-01-17', ours: { declared: 5, withdrawn: 0 } };
    expect(differenceOf({ ...other, theirs: { declared: 5, withdrawn: 1, at: '' } })).toBe('differ');
  });

  it('are told of days that are over, for two weeks', async () => {
    const tell = (day: string) =>
      tellCityDay(needs, { city: '4101', day, told: { declared: 1, withdrawn: 0 }, now });
    await expect(tell('2026-01-18')).rejects.toMatchObject({ issues: [{ code: 'city-day.future' }] });
    await expect(tell('2026-01-03')).rejects.toMatchObject({ issues: [{ code: 'city-day.old' }] });
    expect((await tell('2026-01-04')).theirs).toMatchObject({ declared: 1 });
  });
});

describe('watching the cities', () => {
  function aWatch(day: CityDay, silentSince?: string) {
    const sent: Notification[] = [];
    const told: { toldOf?: string; toldDay?: string } = {};
    const needs: WatchNeeds = {
      connected: () =>
        Promise.resolve([{ city: '4101', connectedAt: '2026-01-16T00:00:00.000Z', silentSince, ...told }]),
      dayOf: () => Promise.resolve(day),
      notify: (one) => {
        sent.push(one);
        return Promise.resolve();
      },
      remember: (_city, one) => {
        Object.assign(told, one);
        return Promise.resolve();
      },
    };
    return { needs, sent };
  }
  const ours = { declared: 3, withdrawn: 0 };

  it('tells the province and the city once of a silence, and once of counts that are missing or not ours', async () => {
    const { needs, sent } = aWatch({ day: '2026-01-17', ours }, '2026-01-16T00:00:00.000Z');
    for (let look = 0; look < 3; look += 1)
      expect(await watchCities(needs, now)).toEqual({ silent: ['4101'], differing: ['4101'] });
    expect(sent.map(({ kind, ...one }) => [kind, 'place' in one && one.place])).toEqual([
      ['city-silent', '41'],
      ['city-silent', '4101'],
      ['city-counts', '41'],
      ['city-counts', '4101'],
    ]);
  });

  it('gives a city until nine in the morning, and asks nothing of the days before it was connected', async () => {
    const { needs, sent } = aWatch({ day: '2026-01-17', ours });
    await watchCities(needs, new Date('2026-01-18T08:59:00+08:00'));
    await watchCities(needs, new Date('2026-01-16T09:30:00+08:00'));
    expect(sent).toEqual([]);
  });
});

describe('what came of a file', () => {
  const filed = { line: 2, outcome: 'filed' } as const;
  it('is one outcome for each row, or the import fails', () => {
    const rejected = { line: 3, outcome: 'rejected', field: 'phone', reason: 'phone.format' } as const;
    expect(sumOutcomes([filed, rejected], 2)).toMatchObject({ rows: 2, filed: 1, rejected: 1, older: 0 });
    expect(() => sumOutcomes([filed], 2)).toThrow(/expected 2, found 1/);
    expect(() => sumOutcomes([filed, filed], 2)).toThrow(/expected 2, found 1/);
    expect(listOutcomes([rejected, filed]).toString()).toContain(
      '2,新增报备,filed,,,\r\n3,不合格,rejected,手机号码,',
    );
  });

  it('is kept below its city, and whatever was only tried is told by where it lies', () => {
    expect(readCityFileKey('incoming/city-systems/4101/trial/a.csv')).toEqual({
      ...{ city: '4101', isDryRun: true, name: 'a.csv' },
    });
    expect(readCityFileKey('incoming/city-systems/4101/real/a.csv')).toMatchObject({ isDryRun: false });
    expect(readCityFileKey('incoming/city-systems/4401/real/a.csv')).toBeUndefined();
    expect(readCityFileKey('incoming/city-systems/4101/other/a.csv')).toBeUndefined();
    expect(readCityFileKey('incoming/pcr/a.csv')).toBeUndefined();
  });

  it('is read of rows as of a file: by the city’s own names, whatever a cell holds', () => {
    const text = rowsAsCsv([
      { 姓名: '孙"七', 地址: '1 号\n2 号' },
      { 姓名: '李', 备注: 'a,b' },
    ]).toString();
    expect(text).toBe('\uFEFF"姓名","地址","备注"\n"孙""七","1 号 2 号",\n"李",,"a,b"\n');
  });
});
