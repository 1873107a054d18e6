import type { CityConflict } from '../../../schemas/city-conflict.ts';
import type { CityCounts, CityImport } from '../../../schemas/city-import.ts';
import type { CityMapping } from '../../../schemas/city-mapping.ts';
import { type CityDay, type CitySystem, comparedDays } from '../../../schemas/city-system.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';
import { hoursAfter } from '../../support/builders.ts';
import { caseId } from './some-cases.ts';
import { childrenOf } from './some-regions.ts';

const ofProvince = { sub: 'province-41', place: '41' };
const ofCity = { sub: 'city-4101', place: '4101' };
const at = (hours: number) => hoursAfter(hours).toISOString();
const none: CityCounts = {
  ...{ rows: 0, filed: 0, joined: 0, edited: 0, withdrawn: 0 },
  ...{ unchanged: 0, older: 0, conflict: 0, rejected: 0 },
};

/** Every city: one that does well, one that is silent, one that has cut over, and those that never had a system. */
export function someSystems(): CitySystem[] {
  const told: Record<string, Partial<CitySystem>> = {
    '4101': {
      ...{ state: 'connected', version: 2, openConflicts: 2, lastImportAt: at(-2) },
      since: at(-240),
      decided: { at: at(-240), by: ofProvince, reason: '试点接入' },
      mapping: { version: 3, at: at(-100) },
      readers: [
        {
          ...{ reader: 'city-system', position: 4_321, acknowledgedAt: at(-30), declarations: 1_204 },
          ...{
            waiting: 17,
            overdue: 3,
            compared: { at: at(-40), ours: 1_205, theirs: 1_204, differs: true },
          },
        },
        {
          ...{ reader: 'platform', position: 4_400, acknowledgedAt: at(-1), declarations: 1_205 },
          ...{ waiting: 0, overdue: 0, compared: { at: at(-1), ours: 1_205, theirs: 1_205, differs: false } },
        },
      ],
    },
    '4102': {
      ...{ state: 'connected', version: 1, lastImportAt: at(-60), silentSince: at(-36) },
      since: at(-300),
      decided: { at: at(-300), by: ofProvince, reason: '试点接入' },
      mapping: { version: 1, at: at(-290) },
    },
    '4103': {
      ...{ state: 'cut-over', version: 3, lastImportAt: at(-400) },
      since: at(-200),
      decided: { at: at(-200), by: ofProvince, reason: '已全部改用省平台' },
      mapping: { version: 2, at: at(-600) },
    },
  };
  return childrenOf('41').map(({ code }) => ({
    ...{ city: code, state: 'none', freshHours: 24, version: 0, openConflicts: 0, readers: [] },
    ...told[code],
  }));
}

/** A file that is being read, unless more is given; `n` is among the newest the smaller it is. */
export function anImport(n: number, given: Partial<CityImport> & Pick<CityImport, 'name'>): CityImport {
  const receivedAt = at(-n);
  const instant = Date.parse(receivedAt).toString(36).padStart(9, '0');
  return {
    id: `${instant}-${String(Math.round(n * 100)).padStart(16, '0')}`,
    ...{
      city: '4101',
      bytes: 48_200,
      receivedAt,
      sentBy: ofCity,
      isDryRun: false,
      mapping: 3,
      state: 'reading',
    },
    ...given,
  };
}

/** What an import that is done comes to. */
export function asDone(one: CityImport, counts: Partial<CityCounts>): CityImport {
  return { ...one, state: 'done', endedAt: one.receivedAt, counts: { ...none, ...counts } };
}

export function someImports(): CityImport[] {
  return [
    asDone(anImport(2, { name: '报备-0120.csv' }), {
      ...{ rows: 1_250, filed: 1_180, joined: 31, edited: 12, withdrawn: 4 },
      ...{ unchanged: 18, conflict: 2, rejected: 3 },
    }),
    asDone(anImport(3, { name: '报备-0120-试.csv', isDryRun: true }), { rows: 1_250, filed: 1_250 }),
    anImport(5, {
      ...{ name: '报备-错.csv', state: 'refused', endedAt: at(-5), sentBy: 'bucket' },
      refusal: { code: 'header-incomplete', columns: ['phone', 'community'] },
    }),
    anImport(30, { name: '报备-0119.csv', state: 'failed' }),
    asDone(anImport(90, { name: '报备-0116.csv', mapping: 2 }), { rows: 40, filed: 39, rejected: 1 }),
  ];
}

export function someConflicts(): CityConflict[] {
  const [newest] = someImports();
  const of = { at: at(-2), import: newest?.id ?? '' };
  return [
    { ...of, id: 'c1', kind: 'too-late', line: 17, declaration: caseId(1), wants: 'withdrawal' },
    { ...of, id: 'c2', kind: 'day-held', line: 1_204, declaration: caseId(2), wants: 'declaration' },
    {
      ...{ ...of, id: 'c3', kind: 'changed-here', line: 3, declaration: caseId(3), wants: 'edit' },
      decision: { kind: 'ours', at: at(-1), by: ofCity, reason: '已与本人电话核实' },
    },
  ];
}

/** The newest day is not told yet; on the third both numbers differ. */
export function someDays(): CityDay[] {
  return Array.from({ length: comparedDays }, (_, index) => {
    const ours = { declared: 1_180 - index * 7, withdrawn: 20 + index };
    const theirs = {
      declared: ours.declared + (index === 2 ? 3 : 0),
      withdrawn: ours.withdrawn - (index === 2 ? 1 : 0),
    };
    return {
      day: addDays('2026-01-20', -index),
      ours,
      ...(index > 0 && { theirs: { ...theirs, at: at(-index * 24) } }),
    };
  });
}

const text = [
  'reference',
  'submittedAt',
  'updatedAt',
  'document',
  'phone',
  'originRegion',
  'originAddress',
] as const;
const headers = ['编号', '提交时间', '更新时间', '身份证号', '电话', '来源地代码', '来源地址'];

export function aMapping(): CityMapping {
  return {
    ...{ city: '4101', version: 3, privacyNotice: '2026-1', at: at(-100), by: ofCity },
    columns: [
      ...text.map((field, index) => ({ field, headers: [headers[index] ?? ''] })),
      { field: 'name', headers: ['姓名', '报备人, 本人'] },
      { field: 'direction', headers: ['类型'], codes: { coming: ['来郑'], returning: ['返郑', '回郑'] } },
      { field: 'expectedArrivalAt', headers: ['预计到达'] },
      {
        ...{ field: 'community', headers: ['社区'] },
        codes: { '410105001001': ['文化路一社区'], '410105001002': ['文化路二社区', '文二'] },
      },
      { field: 'address', headers: ['住址'] },
      { field: 'transport', headers: ['交通'], codes: { train: ['高铁', '动车'], car: ['私家车'] } },
      { field: 'symptoms', headers: ['症状'] },
    ],
    constants: { riskStay: 'no', documentType: 'resident-id' },
  };
}
