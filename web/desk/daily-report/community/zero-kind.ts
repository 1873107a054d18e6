import { type CommunityReport } from '../../../../schemas/daily-report.ts';
import { isZero } from '../../../../schemas/reported-figures.ts';

/**
 * What a report of nothing is (requirements E5, invariant 6): attested by whoever confirmed it; derived while the data say so and nobody has
 * confirmed it yet; silent when the report closed and nobody answered, whatever the data say. Undefined where something happened.
 */
export type ZeroKind = 'attested' | 'derived' | 'silent';

export function zeroKindOf({
  confirmation,
  state,
  figures,
}: Pick<CommunityReport, 'confirmation' | 'state' | 'figures'>): ZeroKind | undefined {
  if (confirmation !== undefined) return confirmation.kind === 'zero' ? 'attested' : undefined;
  if (state === 'closed') return 'silent';
  return isZero(figures) ? 'derived' : undefined;
}
