import { deviceOf, imeiDigits, isImei } from '../../../schemas/imei.ts';
import type { DocumentText } from './read-document.ts';

const longest = 24;
const officialNumber = /^1\d{10}$/;
/** As networks send it: the digit that would check the others is 0. */
const sent = /^\d{14}0$/;

/**
 * Writes the number of a SIM as the registry holds it: 11 digits, without the country’s code. @returns whether it is one.
 */
export function readNumber(bytes: Uint8Array, from: number, to: number, text: DocumentText): boolean {
  const number = digitsOf(bytes, from, to).replace(/^(?:00)?86(?=1\d{10}$)/, '');
  if (!officialNumber.test(number)) return false;
  text.length = Buffer.from(number).copy(text.bytes);
  return true;
}

/** The 14 digits that tell a device, of an IMEI, an IMEI as networks send it, or an IMEISV; -1 for anything else. */
export function readDevice(bytes: Uint8Array, from: number, to: number): number {
  const digits = digitsOf(bytes, from, to);
  const isDevice =
    isImei(digits) || sent.test(digits) || digits.length === imeiDigits || digits.length === imeiDigits + 2;
  return isDevice ? Number(deviceOf(digits)) : -1;
}

/** 14 digits as a text: a type allocation code may begin with 0. */
export function deviceText(device: number): string {
  return String(device).padStart(imeiDigits, '0');
}

/** What is typed between digits does not count; anything else makes it none. */
function digitsOf(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > longest) return '';
  const written = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
  const digits = written.replace(/[\s/-]/g, '').replace(/^\+/, '');
  return /^\d+$/.test(digits) ? digits : '';
}
