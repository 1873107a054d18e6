import { deviceOf } from '../../../schemas/imei.ts';
import { makeDocumentKey, type PersonKeys } from './person-keys.ts';

/**
 * What stands for a device in what operators tell: a keyed hash of the 14 digits that tell it, in 16 hexadecimal digits. A phone that is not the
 * community’s is somebody’s own: it can be recognised, and nobody can read which it is. No document holds a `#`.
 */
export function deviceKeyOf(keys: PersonKeys, imei: string): string {
  makeDocumentKey(keys, `#${deviceOf(imei)}`);
  return [keys.high, keys.low].map((word) => word.toString(16).padStart(8, '0')).join('');
}
