import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { phoneIndexOf, signatureOf } from '../shared/privacy/blind-index.ts';
import { openRing } from '../shared/privacy/open-ring.ts';
import { remember } from '../shared/remember.ts';
import { type Written, writeChange } from '../shared/table/change-store.ts';
import { findEnvelope } from '../shared/table/declaration-store.ts';
import { findByPhone } from '../shared/table/phone-store.ts';
import { findRegion } from '../shared/table/region-store.ts';
import { openTable } from '../shared/table/table.ts';
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
  const settings = readEnvironment('TABLE_NAME', 'KEY_TABLE_NAME', 'KEY_ID', 'RETENTION_DAYS');
  const table = openTable(settings.TABLE_NAME);
  const ring = openRing(table, settings);
  const sources = { ...table, ring, retentionDays: Number(settings.RETENTION_DAYS) };
  const write = (change: CitizenChange): Promise<Written> =>
    writeChange(sources, { ...change, by: 'citizen' });
  return {
    declarations: {
      find: (id) => findEnvelope(sources, id),
      indexOf: async (phone) => phoneIndexOf((await ring.season()).blind, phone),
      findByPhone: (index) => findByPhone(sources, index),
      write,
    },
    regions: {
      find: remember((code) => findRegion(table, code), { clock: systemClock, most: 2_000, seconds: 300 }),
    },
    signer: async () => {
      const { signing } = await ring.season();
      return (text) => signatureOf(signing, text);
    },
  };
}
