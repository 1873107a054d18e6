import type { Page } from './read-changes.ts';

/** What a page of changes stands under in the audit: the city, up to where it goes, and how many it tells whole; 22 characters, as an id has. */
export function namePage(city: string, { next, changes }: Page): string {
  const upTo = next.kind === 'log' ? String(next.n).padStart(12, '0') : next.township.padEnd(12, '_');
  const told = changes.filter(({ declaration }) => declaration !== undefined).length;
  return `${city}-${upTo}-${String(told).padStart(4, '0')}`;
}
