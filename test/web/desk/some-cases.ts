import { maskCase } from '../../../functions/verify/mask-case.ts';
import { type CaseListRow, caseListRow } from '../../../schemas/case-list.ts';
import type { DeclarationState } from '../../../schemas/life-cycle.ts';
import { maskName } from '../../../schemas/masking.ts';
import { type CaseDetail, caseDetail } from '../../../schemas/worklist.ts';
import { afternoon, hoursAfter, phoneNumber, residentId } from '../../support/builders.ts';
import { chance } from './some-figures.ts';
import { childrenOf, regionLine } from './some-regions.ts';

const names = ['张伟明', '李秀英', '王建国', '刘洋', '陈桂兰', '杨文博', '赵丽娟', '欧阳志强'];
const origins = ['440305', '310115', '110105', '330106', '320505', '420106', 'JP', '610113'];
const states: DeclarationState[] = ['declared', 'contacted', 'unreachable', 'arrived', 'under-control'];

export const someName = (n: number): string => names[n % names.length] ?? '';
export const caseId = (n: number): string => `case${String(n).padStart(18, '0')}`;
export const numberOf = (id: string): number => Number(id.slice(4));

function placeIn(region: string, n: number): string {
  if (region.length === 12) return region;
  const children = childrenOf(region);
  return placeIn(children[n % children.length]?.code ?? '', n);
}

/** A line of the list of a region. */
export function aRow(region: string, n: number): CaseListRow {
  const state = states[n % states.length] ?? 'declared';
  const isRisky = n % 7 === 3;
  return caseListRow.parse({
    id: caseId(n),
    state,
    maskedName: maskName(someName(n)),
    direction: n % 3 === 0 ? 'coming' : 'returning',
    transport: ['train', 'car', 'plane', 'coach'][n % 4],
    origin: origins[n % origins.length],
    expectedArrivalAt: hoursAfter(n - 8).toISOString(),
    submittedAt: hoursAfter(n - 90).toISOString(),
    dueAt: hoursAfter(n - 3).toISOString(),
    symptoms: n % 9 === 4,
    riskStay: isRisky,
    child: n % 11 === 5,
    shortNotice: n % 5 === 2,
    claims: n % 13 === 6 ? 1 : 0,
    place: placeIn(region, n),
    overdue: n < 3,
    ...(isRisky ? { riskLevel: n % 2 === 0 ? 'high' : 'medium' } : {}),
    ...(state === 'under-control' ? { measure: 'home-quarantine' } : {}),
  });
}

const recorded = (at: Date) => ({ key: 'k', body: 'b', at: at.toISOString() });

/** A whole case, with a verification, a measure and a transfer behind it. */
export function aCase(n: number): CaseDetail {
  const officer = { sub: 'officer-410105001003', place: '410105001003' };
  const measure = {
    measure: 'home-quarantine',
    ruleId: 'henan-high-risk',
    ruleVersion: 2,
    documentNumber: '豫疫情防指〔2022〕12号',
    startDate: '2026-01-19',
    endDate: '2026-01-26',
    testDates: ['2026-01-20', '2026-01-22', '2026-01-26'],
  };
  const journey = { transport: 'train', serviceNumber: 'G79', carriage: '08', seat: '12F' };
  return caseDetail.parse({
    id: caseId(n),
    version: 7,
    state: 'under-control',
    place: '410105001003',
    placePath: regionLine('410105001003')?.path,
    submittedAt: hoursAfter(-120).toISOString(),
    updatedAt: hoursAfter(-5).toISOString(),
    direction: 'returning',
    expectedArrivalAt: hoursAfter(-20).toISOString(),
    leadDays: 4,
    shortNotice: false,
    edits: 1,
    dueAt: hoursAfter(10).toISOString(),
    arrivedAt: hoursAfter(-19).toISOString(),
    claims: [],
    party: { first: caseId(n), index: 0, size: 2 },
    origin: { regionCode: '440305', path: '440305', address: '粤海街道科技园社区' },
    destination: {
      community: '410105001003',
      path: regionLine('410105001003')?.path,
      address: '文化路 56 号院 3 号楼 2 单元 501',
    },
    person: {
      name: someName(n),
      documentType: 'resident-id',
      documentNumber: residentId(n),
      phone: phoneNumber(n),
      birthDate: '1990-03-12',
      sex: 'male',
      declarant: { name: someName(n), phone: phoneNumber(n) },
    },
    journey,
    symptoms: { present: false },
    riskStays: {
      present: true,
      stays: [{ regionCode: '440305', fromDate: '2026-01-10', toDate: '2026-01-18' }],
    },
    lastTest: { sampledAt: hoursAfter(-60).toISOString(), result: 'negative' },
    helpNeeded: ['medicine'],
    stayKind: 'own-home',
    channel: 'poster',
    measure,
    tests: measure.testDates.map((date, index) => ({ date, done: index === 0 })),
    offered: [],
    allowed: ['reached', 'test', 'measure', 'release', 'transfer'],
    verifications: [
      {
        ...recorded(hoursAfter(-40)),
        by: officer,
        step: { kind: 'contact', means: 'phone', reached: true, note: '电话已接通' },
      },
      {
        ...recorded(hoursAfter(-18)),
        by: officer,
        step: {
          kind: 'arrival',
          arrivedAt: hoursAfter(-19).toISOString(),
          journey,
          symptoms: { present: false },
          riskStays: { present: false },
        },
      },
      {
        ...recorded(hoursAfter(-17)),
        by: officer,
        step: {
          kind: 'measure',
          ruleId: 'henan-high-risk',
          ruleVersion: 2,
          option: 0,
          startDate: '2026-01-19',
        },
        imposed: measure,
      },
      {
        ...recorded(hoursAfter(-5)),
        by: officer,
        step: { kind: 'test', sampledAt: hoursAfter(-6).toISOString(), result: 'negative' },
      },
    ],
    transfers: [
      {
        ...recorded(hoursAfter(-100)),
        n: 1,
        by: officer,
        from: '410105001006',
        to: '410105001003',
        reason: '住在体育社区',
        state: 'accepted',
        answeredAt: hoursAfter(-98).toISOString(),
      },
    ],
    changes: [
      { at: hoursAfter(-110).toISOString(), kind: 'edit' },
      {
        ...{ at: hoursAfter(-105).toISOString(), kind: 'edit' },
        row: { city: '4101', cityName: '郑州市', import: '0mkx0000a-0000000000000001', line: 3 },
      },
    ],
    messages: [
      {
        ...recorded(hoursAfter(-70)),
        content: { kind: 'delayed', newExpectedArrivalAt: hoursAfter(-20).toISOString(), note: '改签' },
      },
    ],
  });
}

/** The same case as administrators see it before they ask. */
export const maskedCase = (n: number): CaseDetail => maskCase(aCase(n));

export { afternoon, chance };
