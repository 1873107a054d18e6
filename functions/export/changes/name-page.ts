import type { AuditedView } from '../../../schemas/audit.ts';
import { hashOfIds } from '../../shared/audit/record-view.ts';
import type { ChangePosition } from './change-position.ts';
import type { Page } from './read-changes.ts';

/** A page of what changed, as the audit has it. */
export interface NamedPage {
  /** What it stands under: the city, up to where it goes, and how many it tells whole; 22 characters, as an id has. */
  id: string;
  told: NonNullable<AuditedView['told']>;
}

/**
 * What a page of what changed stands under in the audit, and of whom it told (requirements D2, A12): whoever says which declarations it were, by
 * the log or by what a system kept, is proved right or wrong by the hash. Undefined when it tells of nobody.
 */
export function namePage(
  city: string,
  { at, page }: { at: ChangePosition; page: Page },
): NamedPage | undefined {
  const { changes, next } = page;
  const ids = changes.filter(({ declaration }) => declaration !== undefined).map(({ id }) => id);
  if (ids.length === 0) return undefined;
  const upTo = next.kind === 'log' ? String(next.n).padStart(12, '0') : next.township.padEnd(12, '_');
  return {
    id: `${city}-${upTo}-${String(ids.length).padStart(4, '0')}`,
    told: { from: boundOf(at), to: boundOf(next), ids: hashOfIds(ids) },
  };
}

function boundOf(position: ChangePosition): string {
  if (position.kind === 'list') return `list/${position.township}/${position.row ?? ''}`;
  return `log/${position.begun}/${position.n}/${position.told}`;
}
