import * as z from 'zod/mini';
import { type DocumentType, documentType, type Sex } from './codes.ts';
import { messageOf } from './message-of.ts';
import { isRealDate } from './shanghai-day.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/** The check character of the first 17 digits of a resident ID number (GB 11643-1999, ISO 7064 MOD 11-2). */
export function residentIdCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checkCharacters.charAt(sum % 11);
}

/**
 * Whether a number can be on a resident ID card: 18 characters, a birth date that exists, and the check character.
 * The area code is never checked: codes of abolished counties stay on cards.
 */
export function isResidentId(number: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false;
  if (!isRealDate(birthDateOf(number))) return false;
  return residentIdCheckCharacter(number.slice(0, 17)) === number.charAt(17);
}

function birthDateOf(residentId: string): string {
  return `${residentId.slice(6, 10)}-${residentId.slice(10, 12)}-${residentId.slice(12, 14)}`;
}

/** Sex and birth date as a valid resident ID number tells them (requirements A3, "kept by itself"). */
export function readResidentId(number: string): { birthDate: string; sex: Sex } {
  return { birthDate: birthDateOf(number), sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female' };
}

/** Full-width characters to plain ones, no spaces or hyphens, capitals: what people type becomes what is printed. */
export function normalizeDocumentNumber(number: string): string {
  return number.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

const formats: Record<Exclude<DocumentType, 'resident-id'>, RegExp> = {
  passport: /^[A-Z0-9]{5,17}$/,
  'hong-kong-macao-permit': /^[HM]\d{8}(\d{2})?$/,
  'taiwan-permit': /^\d{8}(\d{2})?$/,
  'foreign-permanent-resident-id': /^([A-Z]{3}\d{12}|9\d{16}[\dX])$/,
};

/** Whether a normalized number has the form of its document type. */
export function isDocumentNumber(type: DocumentType, number: string): boolean {
  return type === 'resident-id' ? isResidentId(number) : formats[type].test(number);
}

export const identityDocument = z
  .strictObject({
    type: documentType,
    number: z.pipe(
      z.string().check(z.maxLength(40, messageOf('text.long'))),
      z.transform(normalizeDocumentNumber),
    ),
  })
  .check(
    z.superRefine(({ type, number }, context) => {
      if (isDocumentNumber(type, number)) return;
      const message = type === 'resident-id' ? 'document.resident-id' : 'document.number';
      context.addIssue({ code: 'custom', path: ['number'], message: messageOf(message), input: undefined });
    }),
  );
export type IdentityDocument = z.infer<typeof identityDocument>;
