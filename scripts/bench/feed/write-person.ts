import { addDays } from '../../../schemas/shanghai-day.ts';
import { areaOf, type PcrRow, rangeOf } from './pcr-rows.ts';

const birthDays = 20_000;
const sequences = 1_000;
const births = Array.from({ length: birthDays }, (_, index) =>
  Number(addDays('1950-01-01', index).replaceAll('-', '')),
);
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = Buffer.from('10X98765432');
const zero = 0x30;

export function writeDigits(out: Buffer, at: number, value: number, count: number): void {
  let left = value;
  for (let place = at + count - 1; place >= at; place -= 1) {
    out[place] = zero + (left % 10);
    left = Math.floor(left / 10);
  }
}

/** The resident ID number of an invented person, 18 bytes; with a wrong check character when it is misspelled. */
export function writeDocument(
  out: Buffer,
  at: number,
  row: Pick<PcrRow, 'isActive' | 'person' | 'isMisspelled'>,
): void {
  writeDigits(out, at, areaOf(row), 6);
  writeDigits(out, at + 6, births[Math.floor(row.person / sequences) % birthDays] ?? 0, 8);
  writeDigits(out, at + 14, row.person % sequences, 3);
  let sum = row.isMisspelled ? 1 : 0;
  for (let place = 0; place < 17; place += 1)
    sum += (weights[place] ?? 0) * ((out[at + place] ?? zero) - zero);
  out[at + 17] = checkCharacters[sum % 11] ?? zero;
}

export function writePhone(out: Buffer, at: number, row: Pick<PcrRow, 'isActive' | 'person'>): void {
  writeDigits(out, at, rangeOf(row), 3);
  writeDigits(out, at + 3, row.person, 8);
}

/** The document and the phone of somebody whose trip is active. */
export function activePerson(person: number): { document: string; phone: string } {
  const out = Buffer.alloc(29);
  writeDocument(out, 0, { isActive: true, person, isMisspelled: false });
  writePhone(out, 18, { isActive: true, person });
  return { document: out.toString('latin1', 0, 18), phone: out.toString('latin1', 18) };
}
