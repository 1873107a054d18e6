/** A name as lists show it: first and last character only (张*明); of two, the first. Long foreign names keep initials. */
export function maskName(name: string): string {
  const characters = Array.from(name);
  const [first = ''] = characters;
  if (characters.length <= 1) return '*';
  if (characters.length === 2) return `${first}*`;
  return `${first}*${characters.at(-1) ?? ''}`;
}
