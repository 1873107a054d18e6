import type { CommunityReport } from '../../../schemas/daily-report.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';

/** What a report calls for that nobody has confirmed: to be confirmed, at once because its time is over, nothing any more. */
export type OpenPhase = 'due' | 'late' | 'missed';
export type Phase = OpenPhase | 'confirmed';

type Times = Pick<CommunityReport, 'state' | 'confirmBy' | 'closesAt'>;

export function openPhaseOf({ state, confirmBy, closesAt }: Times, at: Date): OpenPhase {
  const instant = at.toISOString();
  if (state === 'closed' || instant >= closesAt) return 'missed';
  return instant >= confirmBy ? 'late' : 'due';
}

/** How a report stands at an instant (requirements E1, E2). */
export function phaseOf(report: Times & Pick<CommunityReport, 'confirmation'>, at: Date): Phase {
  return report.confirmation === undefined ? openPhaseOf(report, at) : 'confirmed';
}

/** Whether it can be confirmed at an instant. */
export function isToConfirm(report: Times & Pick<CommunityReport, 'confirmation'>, at: Date): boolean {
  const phase = phaseOf(report, at);
  return phase === 'due' || phase === 'late';
}

/** The last day that has ended: what is reported (requirements E1). */
export function yesterdayOf(at: Date): string {
  return addDays(shanghaiDate(at), -1);
}
