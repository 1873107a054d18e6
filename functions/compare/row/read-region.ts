import { cellFault } from './cell-faults.ts';

const [zero, nine] = [0x30, 0x39];
const province = 41;

function isLength(length: number): boolean {
  return length === 2 || length === 4 || length === 6 || length === 9 || length === 12;
}

/**
 * The number of a region code of Henan, as levels have it: `410105000000` is the county 410105, `410100` the city 4101. Or the fault: feeds
 * of this province tell of places in it.
 */
export function readRegion(bytes: Uint8Array, from: number, to: number): number {
  if (!isLength(to - from)) return cellFault.region;
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte < zero || byte > nine) return cellFault.region;
    number = number * 10 + byte - zero;
  }
  const ofProvince = ((bytes[from] as number) - zero) * 10 + (bytes[from + 1] as number) - zero;
  return ofProvince === province ? withoutFiller(number) : cellFault['other-province'];
}

/** Codes are filled up with zeros to 12 digits, or to 6: no city, county, township or community has the number zero. */
function withoutFiller(number: number): number {
  let code = number;
  if (code >= 1e11) code = code % 1e6 === 0 ? code / 1e6 : code % 1e3 === 0 ? code / 1e3 : code;
  if (code >= 1e5 && code < 1e6) code = code % 1e4 === 0 ? code / 1e4 : code % 100 === 0 ? code / 100 : code;
  return code;
}
