/**
 * The 14 digits of an IMEI that tell a device (3GPP TS 23.003 §6.2: type allocation code and serial number). What follows is a check digit, which
 * networks send as 0, or the two digits of a software version.
 */
export const imeiDigits = 14;

/** Whether a text is an IMEI as it is printed: 15 digits with the check digit of Luhn (ISO/IEC 7812-1). */
export function isImei(text: string): boolean {
  return /^\d{15}$/.test(text) && luhnSum(text) % 10 === 0;
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (const [index, digit] of Array.from(digits).reverse().entries()) {
    const shown = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += shown > 9 ? shown - 9 : shown;
  }
  return sum;
}

/** The check digit that makes 14 digits an IMEI. */
export function checkDigitOf(digits: string): string {
  return String((10 - (luhnSum(`${digits}0`) % 10)) % 10);
}

/** What tells one device from another; the same for an IMEI, an IMEISV, and an IMEI as networks send it. */
export function deviceOf(written: string): string {
  return written.slice(0, imeiDigits);
}
