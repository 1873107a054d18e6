import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeCase } from '../../functions/verify/compose-case.ts';
import { isMasked } from '../../functions/verify/decide-masking.ts';
import { maskCase } from '../../functions/verify/mask-case.ts';
import type { Declaration } from '../../schemas/declaration.ts';
import { maskAddress, maskNumber } from '../../schemas/masking.ts';
import { caseDetail } from '../../schemas/worklist.ts';
import { aDeclaration, afternoon, aPerson, residentId } from '../support/builders.ts';
import { aContact, anArrival, underControl } from '../support/steps.ts';

const by = { sub: 'officer-410105001001', place: '410105001001' };
const recorded = { key: 'k', body: 'b', at: afternoon.toISOString(), by };
const words = [
  '张伟明',
  '李海涛',
  '王翠花',
  '赵大山',
  '住在八楼',
  '到了姐姐家',
  '她说不来',
  '迟到一天',
] as const;
const [name, guardian, declarant, host, note, reason, answer, told] = words;
const phones = ['13900000011', '13900000022', '13900000033', '13900000044'] as const;

const full = (): Declaration =>
  aDeclaration({
    ...underControl(),
    personal: aPerson({
      ...{ name, phone: phones[0], guardian: { name: guardian, phone: phones[1] } },
      ...{ declarant: { name: declarant, phone: phones[2] }, host: { name: host, phone: phones[3] } },
      journey: { transport: 'car', plate: '豫A12345', seat: '12F', carriage: '08', serviceNumber: 'G79' },
    }),
    verifications: [
      { ...recorded, step: aContact({ note }) },
      { ...recorded, step: anArrival({ note, journey: { transport: 'car', plate: '豫A12345' } }) },
      ...(underControl().verifications ?? []).slice(1),
    ],
    transfers: [
      {
        ...{ ...recorded, n: 1, from: by.place, to: by.place, reason, state: 'refused', answer },
        ...{ answeredAt: recorded.at, answeredBy: by },
      },
    ],
    messages: [
      {
        ...{ key: 'k', body: 'b', at: recorded.at },
        content: { kind: 'delayed', newExpectedArrivalAt: recorded.at, note: told },
      },
    ],
  });
const whole = () =>
  composeCase(full(), {
    viewer: { role: 'county', region: '410105' },
    rules: [],
    areas: [],
    paths: new Map(),
    now: afternoon,
  });

describe('a masked case (D2, K1)', () => {
  const masked = maskCase(whole());
  const text = JSON.stringify(masked);

  it.each([...words, ...phones, residentId(), '1990-03-12', '豫A12345', '12F', '56 号院', '501'])(
    'does not say %s',
    (mark) => {
      expect(JSON.stringify(whole())).toContain(mark);
      expect(text).not.toContain(mark);
    },
  );

  it('says by what its people know it, and all that supervision needs', () => {
    expect(caseDetail.parse(masked)).toEqual(masked);
    expect(masked).toMatchObject({
      masked: true,
      person: {
        name: '张*明',
        documentNumber: `**************${residentId().slice(-4)}`,
        phone: '*******0011',
        birthDate: '1990',
        declarant: { name: '王*花', phone: '*******0033' },
      },
      origin: { regionCode: '440305', address: '粤海街道科技园社区高新南一道***' },
      destination: { address: '文化路***' },
      journey: { transport: 'car', serviceNumber: 'G79' },
      measure: { measure: 'home-quarantine' },
      transfers: [{ from: by.place, to: by.place, state: 'refused', by }],
      messages: [{ content: { kind: 'delayed' } }],
    });
    expect(masked.verifications.map(({ step, at }) => [step.kind, at])).toEqual(
      whole().verifications.map(({ step, at }) => [step.kind, at]),
    );
  });
});

describe('masking', () => {
  it('of a number shows 4 characters at most, and never half of it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{1,20}$/), (number) => {
        const masked = maskNumber(number);
        expect(masked).toHaveLength(number.length);
        const shown = masked.replaceAll('*', '');
        expect(shown.length).toBeLessThanOrEqual(4);
        expect(number.length > 4 ? shown : '').toBe(number.length > 4 ? number.slice(-4) : '');
      }),
    );
  });

  it.each([
    ['文化路 56 号院 3 号楼', '文化路***'],
    ['幸福村张三家', '幸福村***'],
    ['12 Rue de Rivoli', '***'],
    ['三号楼 2 单元', '***'],
    ['', '***'],
  ])('of the address %s leaves %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });
});

describe('who sees a case masked', () => {
  const place = '410105001001';
  it.each([
    ['officer', place, { place }, false],
    ['officer', '410105001002', { place, waitingAt: '410105001002' }, false],
    ['township', '410105001', { place: '410105001' }, false],
    ['township', '410105001', { place, waitingAt: '410105001' }, false],
    ['township', '410105001', { place }, true],
    ['county', '410105', { place: '410105001' }, true],
    ['city', '4101', { place }, true],
    ['province', '41', { place }, true],
  ] as const)('%s of %s, of a case at %o: %s', (role, region, found, masked) => {
    expect(isMasked({ role, region }, found)).toBe(masked);
  });
});
