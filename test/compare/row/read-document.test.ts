import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  documentForm,
  readDocument,
  readDocumentText,
  repairsOf,
} from '../../../functions/compare/row/read-document.ts';
import { isResidentId, residentIdCheckCharacter } from '../../../schemas/identity-document.ts';
import { propertyRun } from '../../support/property-run.ts';
import { aDocument } from '../a-feed.ts';

function read(cell: string) {
  const text = { bytes: new Uint8Array(64), length: 0 };
  const form = readDocument(Buffer.from(`7${cell}7`), 1, 1 + Buffer.byteLength(cell), text);
  return { form, text: Buffer.from(text.bytes.subarray(0, text.length)).toString() };
}

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length });
/** Numbers of which the birth date is often real. */
const eighteen = fc
  .tuple(
    digits(6),
    fc.constantFrom('19900312', '20000229', '19000229', '19991301'),
    digits(3),
    fc.constantFrom(...Array.from('0123456789X')),
  )
  .map((parts) => parts.join(''));

describe('a document cell', () => {
  it('of 18 characters is valid as the schema has it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          eighteen,
          fc.tuple(digits(17), fc.constantFrom(...Array.from('0123456789X'))).map((parts) => parts.join('')),
        ),
        fc.boolean(),
        (number, mend) => {
          const cell = mend ? number.slice(0, 17) + residentIdCheckCharacter(number.slice(0, 17)) : number;
          fc.pre(!cell.startsWith('9'));
          expect(read(cell).form).toBe(isResidentId(cell) ? documentForm.valid : documentForm.misspelled);
        },
      ),
      propertyRun('documents', 3_000),
    );
  });

  it('is written as declarations hold it', () => {
    const number = '11010519491231002X';
    expect(read('1101 0519-4912 3100 2x')).toEqual({ form: documentForm.valid, text: number });
    expect(read('h12345678')).toEqual({ form: documentForm.valid, text: 'H12345678' });
    const text = { bytes: new Uint8Array(64), length: 0 };
    expect(readDocumentText('１１０１０５１９４９１２３１００２ｘ', text)).toBe(documentForm.valid);
    expect(Buffer.from(text.bytes.subarray(0, text.length)).toString()).toBe(number);
  });

  it.each([
    '张伟',
    'NULL',
    '1234',
    '410105199003121',
    '41010519900312123',
    'E1234567890123456789',
    '12 34',
    '#N/A',
    '4.1E+17',
  ])('that can be nobody’s is unreadable: %s', (cell) => {
    expect(read(cell).form).toBe(documentForm.unreadable);
  });

  it.each(['E12345678', 'H1234567890', '12345678', 'CHN110105012345', '91101051990031212X'])(
    'of another type is valid: %s',
    (cell) => {
      expect(read(cell).form).toBe(documentForm.valid);
    },
  );
});

describe('the repair of a resident ID number', () => {
  /** Every character at every place. */
  function repairsTriedAll(number: string): string[] {
    return Array.from(number).flatMap((kept, at) =>
      Array.from(at === 17 ? '0123456789X' : '0123456789')
        .filter((character) => character !== kept)
        .map((character) => number.slice(0, at) + character + number.slice(at + 1))
        .filter(isResidentId),
    );
  }

  it('gives what trying every character gives', () => {
    fc.assert(
      fc.property(eighteen, (number) => {
        fc.pre(!isResidentId(number));
        expect(repairsOf(Buffer.from(number)).toSorted()).toEqual(repairsTriedAll(number).toSorted());
      }),
      propertyRun('repairs', 1_000),
    );
  });

  it('has the right number among them, whichever one character was wrong', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999 }),
        fc.integer({ min: 0, max: 17 }),
        digits(1),
        (n, at, wrong) => {
          const right = aDocument(n);
          const misspelled = right.slice(0, at) + wrong + right.slice(at + 1);
          fc.pre(misspelled !== right && !isResidentId(misspelled));
          expect(repairsOf(Buffer.from(misspelled))).toContain(right);
        },
      ),
      propertyRun('one wrong character', 1_000),
    );
  });
});
