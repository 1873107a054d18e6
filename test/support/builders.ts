import { createHash } from 'node:crypto';
import type { Declaration } from '../../schemas/declaration.ts';
import type { DeclarationRequest, EditRequest } from '../../schemas/declaration-request.ts';
import { residentIdCheckCharacter } from '../../schemas/identity-document.ts';
import type { Region } from '../../schemas/region.ts';

/** The afternoon that tests play in: a Tuesday, 20 January 2026, 14:10 in Shanghai; the next round is at 14:30. */
export const afternoon = new Date('2026-01-20T14:10:00+08:00');

export function hoursAfter(hours: number, from: Date = afternoon): Date {
  return new Date(from.getTime() + hours * 3_600_000);
}

export const community = '410105001001';
export const otherCommunity = '410105001002';

/** The resident ID number of an invented person born on 12 March 1990; each `n` is another one, odd ones are men. */
export function residentId(n = 1, birthDate = '1990-03-12'): string {
  const first17 = `110101${birthDate.replaceAll('-', '')}${String(n % 1_000).padStart(3, '0')}`;
  return first17 + residentIdCheckCharacter(first17);
}

export function phoneNumber(n = 1): string {
  return `139${String(n).padStart(8, '0')}`;
}

export const secret = 'c2VjcmV0LW9mLWFuLWludmVudGVkLWRldmljZS0wMDA';
export function hashOfSecret(text = secret): string {
  return createHash('sha256').update(text).digest('base64url');
}

type Traveller = DeclarationRequest['travellers'][number];

export function aTraveller(given: Partial<Traveller> = {}): Traveller {
  return {
    name: '张伟明',
    document: { type: 'resident-id', number: residentId() },
    phone: phoneNumber(),
    symptoms: { present: false },
    riskStays: { present: false },
    ...given,
  };
}

export function aTrip(given: Partial<DeclarationRequest['trip']> = {}): DeclarationRequest['trip'] {
  return {
    direction: 'returning',
    expectedArrivalAt: hoursAfter(96).toISOString(),
    origin: { regionCode: '440305', address: '粤海街道科技园社区高新南一道 12 号' },
    destination: { community, address: '文化路 56 号院 3 号楼 2 单元 501' },
    journey: { transport: 'train', serviceNumber: 'G79', carriage: '08', seat: '12F' },
    ...given,
  };
}

/** One person who declares for themselves, four days ahead. */
export function aRequest(given: Partial<DeclarationRequest> = {}): DeclarationRequest {
  return {
    declarant: { name: '张伟明', phone: phoneNumber() },
    trip: aTrip(),
    travellers: [aTraveller()],
    receiptHash: hashOfSecret(),
    truthful: true,
    privacyNotice: '2026-01',
    channel: 'web',
    language: 'zh',
    ...given,
  };
}

export function anEdit(given: Partial<EditRequest> = {}): EditRequest {
  return { trip: aTrip(), traveller: aTraveller(), truthful: true, ...given };
}

export function aDeclaration(given: Partial<Declaration> = {}): Declaration {
  const id = given.id ?? 'aaaaaaaaaaaaaaaaaaaaaa';
  const place = given.place ?? community;
  return {
    id,
    version: 1,
    state: 'declared',
    submittedAt: afternoon.toISOString(),
    updatedAt: given.submittedAt ?? afternoon.toISOString(),
    direction: 'returning',
    expectedArrivalAt: hoursAfter(96).toISOString(),
    leadDays: 4,
    shortNotice: false,
    origin: { regionCode: '440305' },
    destination: place,
    place,
    transport: 'train',
    symptoms: false,
    riskStay: false,
    child: false,
    edits: 0,
    dueAt: '2026-01-20T16:00:00.000Z',
    claims: [],
    party: [id],
    forAnotherAdult: false,
    takenOver: false,
    receiptHash: hashOfSecret(),
    channel: 'web',
    language: 'zh',
    privacyNotice: '2026-01',
    personal: aPerson(),
    verifications: [],
    transfers: [],
    messages: [],
    changes: [],
    settlements: [],
    ...given,
  };
}

export function aPerson(given: Partial<Declaration['personal']> = {}): Declaration['personal'] {
  return {
    name: '张伟明',
    document: { type: 'resident-id', number: residentId() },
    phone: phoneNumber(),
    birthDate: '1990-03-12',
    sex: 'male',
    declarant: { name: '张伟明', phone: phoneNumber() },
    originAddress: '粤海街道科技园社区高新南一道 12 号',
    destinationAddress: '文化路 56 号院 3 号楼 2 单元 501',
    journey: { transport: 'train', serviceNumber: 'G79', carriage: '08', seat: '12F' },
    symptoms: { present: false },
    riskStays: { present: false },
    ...given,
  };
}

export function aRegion(given: Partial<Region> = {}): Region {
  return {
    code: community,
    name: '文化路社区',
    path: '河南省/郑州市/金水区/文化路街道/文化路社区',
    validFrom: '2020-01-01',
    officerPhone: '0371-60000001',
    ...given,
  };
}
