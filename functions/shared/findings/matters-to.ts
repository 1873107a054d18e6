import type { CaseComparisons } from '../../../schemas/feed-run.ts';
import { findingRules } from '../../../schemas/finding-rules/all.ts';
import type { DeclarationState } from '../../../schemas/life-cycle.ts';

type Said = Pick<CaseComparisons['facts'][number], 'kind' | 'told'>;

/**
 * Whether a rule may ever find something by what a row says of a case in a state. Of a hundred rows about people who are here, hardly one does:
 * only these cases are judged, and watched from then on.
 */
export function mattersTo({ kind, told }: Said, state: DeclarationState): boolean {
  return findingRules.some(({ when }) => {
    if (when.by !== 'fact' || !when.feeds.includes(kind)) return false;
    if (when.where !== undefined && !when.where.in.includes(told[when.where.field] ?? '')) return false;
    return when.after === undefined || when.states.includes(state);
  });
}
