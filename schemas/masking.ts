/** A name as lists show it: first and last character only (张*明); of two, the first. Long foreign names keep initials. */
export function maskName(name: string): string {
  const characters = Array.from(name);
  const [first = ''] = characters;
  if (characters.length <= 1) return '*';
  if (characters.length === 2) return `${first}*`;
  return `${first}*${characters.at(-1) ?? ''}`;
}

/** A number by which its owner can recognise it, and nobody else: all but the last 4 characters masked. */
export function maskNumber(number: string): string {
  const characters = Array.from(number);
  const shown = characters.length > 4 ? 4 : 0;
  return characters.map((one, index) => (index < characters.length - shown ? '*' : one)).join('');
}

// The street or village, if the address begins with it: what comes after the first digit, or after no such word, says more.
const street = /^[^\p{Nd}]*[路街道巷镇乡村]/u;

/** An address without house, stairwell and door. */
export function maskAddress(address: string): string {
  return `${street.exec(address)?.[0] ?? ''}***`;
}
