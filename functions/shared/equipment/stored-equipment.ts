import type { Equipment } from '../../../schemas/equipment.ts';

/** What of a community’s equipment no other community may have. */
export type HeldBy = 'number' | 'iccid' | 'imei';

/** Equipment with the requests that made it what it is, so that one that is sent again is recognised. */
export interface StoredEquipment extends Equipment {
  /** Loans that are over, by what stands for the phone in what operators tell. */
  ended: readonly { device: string; until: string }[];
  /** Of the last steps: key and body of each. */
  marks: readonly { key: string; body: string }[];
}
