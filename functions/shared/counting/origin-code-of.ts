import type { Declaration } from '../../../schemas/declaration.ts';
import * as tally from '../../../schemas/tally.ts';

/** The province that a declaration's journey starts in. */
export function originCodeOf({ regionCode = '' }: Declaration['origin']): tally.OriginCode {
  return tally.originCodeOf(regionCode);
}
