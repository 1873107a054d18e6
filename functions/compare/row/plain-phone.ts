/** A phone as declarations hold it. */
export function plainPhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '');
}
