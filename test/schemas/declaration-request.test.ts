import { describe, expect, it } from 'vitest';
import { routes } from '../../schemas/access.ts';
import { arrivalProblem, leadDays } from '../../schemas/arrival-window.ts';
import { ageOn, declarationRequest } from '../../schemas/declaration-request.ts';
import { maskName } from '../../schemas/masking.ts';
import { messages, sentence } from '../../schemas/messages.ts';
import { operations } from '../../schemas/operations.ts';

const adult = {
  name: '张三',
  document: { type: 'resident-id', number: '11010519491231002X' },
  phone: '13800138000',
  symptoms: { present: false },
  riskStays: { present: false },
};
const request = {
  declarant: { name: '张三', phone: '13800138000' },
  trip: {
    direction: 'returning',
    expectedArrivalAt: '2026-01-20T15:00:00+08:00',
    origin: { regionCode: '310101', address: '人民大道 1 号' },
    destination: { community: '410105001001', address: '1 号楼 2 单元' },
    journey: { transport: 'train', serviceNumber: 'Ｇ79' },
  },
  travellers: [adult],
  receiptHash: 'a'.repeat(43),
  truthful: true,
  privacyNotice: '2026-01',
  channel: 'web',
  language: 'zh',
};

/** The request with one place changed: `['trip', 'direction']`. */
function changed(path: (string | number)[], value: unknown): unknown {
  const copy = structuredClone(request) as Record<string | number, unknown>;
  let parent = copy;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
  parent[path.at(-1) ?? ''] = value;
  return copy;
}

function issues(value: unknown): string[] {
  return (declarationRequest.safeParse(value).error?.issues ?? []).map(
    (issue) => `/${issue.path.join('/')} ${issue.message}`,
  );
}

describe('a declaration request', () => {
  it('with the must-fields is taken', () => {
    const parsed = declarationRequest.parse(request);
    expect(parsed.trip.expectedArrivalAt).toBe('2026-01-20T07:00:00.000Z');
    expect(parsed.trip.journey.serviceNumber).toBe('G79');
  });

  it.each([
    [['travellers', 0, 'name'], '', '/travellers/0/name required'],
    [['travellers', 0, 'name'], '张\u202E三', '/travellers/0/name text.control'],
    [['travellers', 0, 'name'], 'x'.repeat(61), '/travellers/0/name text.long'],
    [
      ['travellers', 0, 'document', 'number'],
      '110105194912310021',
      '/travellers/0/document/number document.resident-id',
    ],
    [
      ['travellers', 0, 'document'],
      { type: 'passport', number: 'E12345678' },
      '/travellers/0/birthDate birth-date.required',
    ],
    [['travellers', 0, 'phone'], '12345678901', '/travellers/0/phone phone.format'],
    [['travellers', 0, 'symptoms'], { present: true }, '/travellers/0/symptoms/which symptoms.which'],
    [['travellers', 0, 'riskStays'], { present: true }, '/travellers/0/riskStays/stays risk-stay.where'],
    [
      ['travellers', 0, 'riskStays'],
      { present: true, stays: [{ regionCode: '310101', fromDate: '2026-01-10', toDate: '2026-01-09' }] },
      '/travellers/0/riskStays/stays/0/toDate date.order',
    ],
    [
      ['travellers', 0, 'riskStays'],
      { present: true, stays: [{ regionCode: '310101', fromDate: '2025-12-01', toDate: '2026-01-05' }] },
      '/travellers/0/riskStays/stays/0/toDate risk-stay.window',
    ],
    [['travellers'], [], '/travellers list.short'],
    [['travellers'], Array.from({ length: 11 }, () => adult), '/travellers list.long'],
    [['travellers'], [adult, adult], '/travellers/1/document/number traveller.twice'],
    [['trip', 'destination', 'community'], '310101001001', '/trip/destination/community community.format'],
    [['trip', 'origin'], { address: 'x' }, '/trip/origin/regionCode origin.either'],
    [
      ['trip', 'origin'],
      { country: 'JP', regionCode: '31', address: 'x' },
      '/trip/origin/regionCode origin.either',
    ],
    [['trip', 'journey'], { transport: 'car', plate: 'ABC' }, '/trip/journey/plate plate.format'],
    [['trip', 'expectedArrivalAt'], '2026-01-20', '/trip/expectedArrivalAt instant.format'],
    [['truthful'], false, '/truthful truth.required'],
    [['receiptHash'], 'x', '/receiptHash hash.format'],
  ] as const)('with %j = %j is refused at the place', (path, value, issue) => {
    expect(issues(changed([...path], value))).toContain(issue);
  });

  it('with a field nobody knows is refused', () => {
    expect(declarationRequest.safeParse({ ...request, role: 'province' }).success).toBe(false);
  });

  it('asks for a guardian under 14, counted on the day of arrival', () => {
    const child = { ...adult, document: { type: 'passport', number: 'E12345678' }, birthDate: '2012-01-21' };
    expect(issues({ ...request, travellers: [child] })).toContain('/travellers/0/guardian guardian.required');
    const fourteen = { ...child, birthDate: '2012-01-20' };
    expect(issues({ ...request, travellers: [fourteen] })).toEqual([]);
  });
});

describe('the arrival window', () => {
  const now = new Date('2026-01-17T10:00:00+08:00');
  it.each([
    ['2026-01-17T09:59:59+08:00', 'arrival.past'],
    ['2026-01-17T10:00:00+08:00', 'arrival.past'],
    ['2026-01-17T10:00:01+08:00', undefined],
    ['2026-03-18T23:59:59+08:00', undefined],
    ['2026-03-19T00:00:00+08:00', 'arrival.far'],
  ])('%s is answered with %s', (expected, problem) => {
    expect(arrivalProblem(new Date(expected), now)).toBe(problem);
  });

  it('counts the lead time in calendar days of Shanghai', () => {
    expect(leadDays(new Date('2026-01-20T00:00:00+08:00'), new Date('2026-01-17T23:59:59+08:00'))).toBe(3);
  });
});

describe('an age', () => {
  it.each([
    ['2012-02-29', '2026-02-28', 13],
    ['2012-02-29', '2026-03-01', 14],
    ['2012-01-20', '2026-01-20', 14],
  ])('of somebody born %s on %s is %d', (born, on, age) => {
    expect(ageOn(born, on)).toBe(age);
  });
});

describe('a masked name', () => {
  it.each([
    ['张三', '张*'],
    ['张小明', '张*明'],
    ['欧阳小明', '欧*明'],
    ['李', '*'],
    ['𠮷野家', '𠮷*家'],
  ])('of %s reads %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});

describe('the catalogue of messages', () => {
  it.each(Object.entries(messages))('%s is said in Chinese and English', (_, { zh, en }) => {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[\x20-\x7e’豫]+$/);
  });

  it('answers an unknown code with a sentence, not with the code', () => {
    expect(sentence('constructor', 'en')).toBe(messages.type.en);
  });
});

describe('the routes', () => {
  it('are each described by an operation, and no operation is without a route', () => {
    expect(Object.keys(operations).sort()).toEqual(
      routes.map(({ api, method, path }) => `${api} ${method} ${path}`).sort(),
    );
  });
});
