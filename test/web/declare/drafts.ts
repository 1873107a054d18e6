import { residentIdCheckCharacter } from '../../../schemas/identity-document.ts';
import type { Draft, TravellerDraft } from '../../../web/declare/draft/draft.ts';
import { newDraft, newTraveller } from '../../../web/declare/draft/new-draft.ts';

/** The instant at which the drafts of these tests are filled in. */
export const filledAt = new Date('2026-01-17T10:00:00+08:00');

/** A resident ID number that passes its check, for somebody born on a day (`YYYYMMDD`). */
export function idBornOn(day: string): string {
  const first17 = `410105${day}123`;
  return first17 + residentIdCheckCharacter(first17);
}

/** A traveller with every answer given. */
export function aTravellerDraft(part: Partial<TravellerDraft> = {}): TravellerDraft {
  return {
    ...newTraveller('1'),
    name: '王小明',
    documentNumber: idBornOn('19900307'),
    phone: '13800001234',
    symptoms: false,
    riskStay: false,
    ...part,
  };
}

/** A form with every answer given. */
export function aDraft(part: Partial<Draft> = {}, trip: Partial<Draft['trip']> = {}): Draft {
  const empty = newDraft({ channel: 'web' }, { key: 'k'.repeat(32), secret: 's'.repeat(43), helping: false });
  return {
    ...empty,
    travellers: [aTravellerDraft()],
    trip: {
      ...empty.trip,
      direction: 'returning',
      arrivalDate: '2026-01-20',
      arrivalTime: '15:00',
      originRegion: '440309',
      originRegionName: '广东省/深圳市/龙华区',
      originAddress: '景龙社区',
      community: '410105001003',
      communityPath: '郑州市/金水区/经八路街道/体育社区居民居委会',
      destinationAddress: '3号楼2单元',
      transport: 'train',
      ...trip,
    },
    truthful: true,
    ...part,
  };
}
