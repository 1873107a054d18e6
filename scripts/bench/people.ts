import type { DeclarationRequest } from '../../schemas/declaration-request.ts';
import { residentIdCheckCharacter } from '../../schemas/identity-document.ts';
import { addDays, shanghaiDate } from '../../schemas/shanghai-day.ts';

const birthDays = 20_000;

/** The resident ID number of an invented person; each `n` up to 15 million is another one. */
export function inventedResidentId(n: number): string {
  const born = addDays('1950-01-01', n % birthDays).replaceAll('-', '');
  const first17 = `110105${born}${String(Math.floor(n / birthDays) % 1000).padStart(3, '0')}`;
  return first17 + residentIdCheckCharacter(first17);
}

/** A declaration of an invented person, as a browser sends it: some 750 B of JSON. */
export function inventedRequest(
  n: number,
  { community, now, receiptHash }: { community: string; now: Date; receiptHash: string },
): DeclarationRequest {
  const phone = `139${String(n % 100_000_000).padStart(8, '0')}`;
  return {
    declarant: { name: '测试甲', phone },
    trip: {
      direction: n % 3 === 0 ? 'coming' : 'returning',
      expectedArrivalAt: `${addDays(shanghaiDate(now), 3 + (n % 10))}T15:00:00.000+08:00`,
      origin: { regionCode: '440305', address: '科技园社区高新南一道 12 号' },
      destination: { community, address: '3 号楼 2 单元 501' },
      journey: { transport: 'train', serviceNumber: 'G79' },
    },
    travellers: [
      {
        name: '测试甲',
        document: { type: 'resident-id', number: inventedResidentId(n) },
        phone,
        symptoms: { present: false },
        riskStays: { present: false },
      },
    ],
    receiptHash,
    truthful: true,
    privacyNotice: '2026-01',
    channel: 'web',
    language: 'zh',
  };
}
