import { normalizeDocumentNumber } from '../../../schemas/identity-document.ts';

/** What a document cell shows. */
export const documentForm = { none: 0, valid: 1, misspelled: 2, unreadable: 3 } as const;
export type DocumentForm = (typeof documentForm)[keyof typeof documentForm];

/** A number as it is printed, in capitals without blanks; the buffer is used again. */
export interface DocumentText {
  bytes: Uint8Array;
  length: number;
}

const longest = 40;
export const residentLength = 18;
const [zero, nine, letterA, letterZ, capital, hyphen, blank] = [0x30, 0x39, 0x41, 0x5a, 0x20, 0x2d, 0x20];
const letterX = 0x58;
/** GB 11643: the sum of the digits by their weights and of the last character, X as 10, is 1 above a multiple of 11. */
const weights = Uint8Array.of(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
const monthDays = Uint8Array.of(0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

/**
 * Writes the document of a cell as declarations hold it, and says what it is: valid, of any type that can be declared; misspelled, of
 * the form of a resident ID number but for its check character or its birth date; or unreadable.
 */
export function readDocument(bytes: Uint8Array, from: number, to: number, text: DocumentText): DocumentForm {
  text.length = 0;
  if (to - from > longest) return documentForm.unreadable;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte === blank || byte === hyphen) continue;
    const letter = byte & ~capital;
    const isLetter = letter >= letterA && letter <= letterZ;
    if (!isLetter && (byte < zero || byte > nine)) return documentForm.unreadable;
    text.bytes[text.length] = isLetter ? letter : byte;
    text.length += 1;
  }
  return formOf(text.bytes, text.length);
}

/** The same for a cell with characters beyond ASCII, such as full-width digits. */
export function readDocumentText(cell: string, text: DocumentText): DocumentForm {
  const plain = Buffer.from(normalizeDocumentNumber(cell));
  return readDocument(plain, 0, plain.length, text);
}

function formOf(bytes: Uint8Array, length: number): DocumentForm {
  const digits = countDigits(bytes, length);
  const last = bytes[length - 1];
  if (length === residentLength && digits >= 17 && (digits === 18 || last === letterX))
    return residentForm(bytes);
  // Declarations take passports of 5 to 17 letters and digits; 15 to 17 digits are a resident ID number with some left out.
  const passport = length >= 5 && length <= 17 && digits > 0 && !(digits === length && length >= 15);
  return passport ? documentForm.valid : documentForm.unreadable;
}

function countDigits(bytes: Uint8Array, length: number): number {
  let digits = 0;
  for (let at = 0; at < length; at += 1) if ((bytes[at] as number) <= nine) digits += 1;
  return digits;
}

function residentForm(bytes: Uint8Array): DocumentForm {
  // Permanent residence cards of foreigners (GB/T 37945) begin with 9.
  if (bytes[0] === nine || isResidentId(bytes)) return documentForm.valid;
  return documentForm.misspelled;
}

/** Whether 18 characters, 17 digits and a digit or X, are a resident ID number; the same as the schema's rule, on bytes. */
export function isResidentId(bytes: Uint8Array): boolean {
  if (bytes[0] === zero || !hasBirthDate(bytes)) return false;
  return remainder(bytes) === 1;
}

/** The sum of all 18 characters by their weights, modulo 11: 1 where the check character is right. */
export function remainder(bytes: Uint8Array): number {
  const last = bytes[17] as number;
  let sum = last === letterX ? 10 : last - zero;
  for (let at = 0; at < 17; at += 1) sum += (weights[at] as number) * ((bytes[at] as number) - zero);
  return sum % 11;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) - zero) * 10 + (bytes[at + 1] as number) - zero;
}

function hasBirthDate(bytes: Uint8Array): boolean {
  const year = twoDigits(bytes, 6) * 100 + twoDigits(bytes, 8);
  const [month, day] = [twoDigits(bytes, 10), twoDigits(bytes, 12)];
  if (month < 1 || month > 12 || day < 1 || day > (monthDays[month] as number)) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap || month !== 2 || day < 29;
}

/**
 * Every valid resident ID number that differs from 18 such characters in one digit, or in the last character. The remainder tells which
 * digit a place would need: trying all of them would take ten times as long, for each misspelled row.
 */
export function repairsOf(bytes: Uint8Array): string[] {
  const repaired = Uint8Array.from(bytes.subarray(0, residentLength));
  const found = remainder(repaired);
  const repairs: string[] = [];
  for (let at = 0; at < residentLength; at += 1) {
    const kept = repaired[at] as number;
    const [shown, weight] = [kept === letterX ? 10 : kept - zero, weights[at] ?? 1];
    const needed = neededDigit(weight, found - weight * shown);
    if (needed === 10 && at < 17) continue;
    repaired[at] = needed === 10 ? letterX : zero + needed;
    if (repaired[at] !== kept && isResidentId(repaired))
      repairs.push(Buffer.from(repaired).toString('latin1'));
    repaired[at] = kept;
  }
  return repairs;
}

/** From 0 to 10, what a place of a weight has to show beside the sum of the other places. */
function neededDigit(weight: number, others: number): number {
  let digit = 0;
  while ((weight * digit + others + 1_099) % 11 !== 0) digit += 1;
  return digit;
}
