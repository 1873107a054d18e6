import { systemClock } from '../shared/clock.ts';
import { phoneIndexOf, signatureOf } from '../shared/privacy/blind-index.ts';
import { remember } from '../shared/remember.ts';
import { type Written, writeChange } from '../shared/table/change-store.ts';
import { findEnvelope } from '../shared/table/declaration-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { findByPhone } from '../shared/table/phone-store.ts';
import { findRegion } from '../shared/table/region-store.ts';
import type { EditNeeds } from './edit-declaration.ts';
import type { ListNeeds } from './list-own.ts';
import type { Sign } from './session-token.ts';
import type { CitizenChange } from './withdraw-declaration.ts';

export interface Management {
  declarations: EditNeeds['declarations'] & ListNeeds['declarations'];
  regions: EditNeeds['regions'];
  /** Signs and checks sessions. */
  signer(): Promise<Sign>;
}

/** What managing one's declarations needs, from the settings of the function. */
export function openManagement(): Management {
  const sources = openSources();
  const write = (change: CitizenChange): Promise<Written> =>
    writeChange(sources, { ...change, by: 'citizen' });
  return {
    declarations: {
      find: (id, freshness) => findEnvelope(sources, id, freshness),
      indexOf: async (phone) => phoneIndexOf((await sources.ring.season()).blind, phone),
      findByPhone: (index) => findByPhone(sources, index),
      write,
    },
    regions: {
      find: remember((code) => findRegion(sources, code), { clock: systemClock, most: 2_000, seconds: 300 }),
    },
    signer: async () => {
      const { signing } = await sources.ring.season();
      return (text) => signatureOf(signing, text);
    },
  };
}
