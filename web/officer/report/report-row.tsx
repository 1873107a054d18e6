import type { CommunityReport } from '../../../schemas/daily-report.ts';
import { Icon, type IconName } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { me } from '../sign-in/me.ts';
import { useCell } from '../use-cell.ts';
import { timeWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/zh.ts';
import { heldOf, reports } from './held-reports.ts';
import { type Phase, phaseOf, yesterdayOf } from './report-phase.ts';

const icons: Record<Phase, IconName> = { due: 'clock', late: 'alert', missed: 'alert', confirmed: 'check' };

function stateWords(report: CommunityReport, phase: Phase, words: Words): string {
  const { dueBy, closesAt, closed, confirmedAt } = words.report.row;
  const say = (instant: string) => timeWords(new Date(instant));
  switch (phase) {
    case 'due':
      return dueBy(say(report.confirmBy));
    case 'late':
      return closesAt(say(report.closesAt));
    case 'missed':
      return closed;
    case 'confirmed':
      return confirmedAt(say(report.confirmation?.at ?? report.asOf));
  }
}

/** The way to the daily report, which says whether yesterday's is still to be confirmed, and until when. */
export function ReportRow() {
  const words = useWords();
  const who = useCell(me);
  useCell(reports);
  const report = who && heldOf({ day: yesterdayOf(now()), community: who.region.code }).report;
  const phase = report && phaseOf(report, now());
  const title = who?.role === 'township' ? words.report.communities : words.report.title;
  return (
    <a
      class={`report-row ${phase === undefined ? '' : `report-row-${phase}`}`}
      href={hashOf({ screen: 'report' })}
    >
      {phase !== undefined && <Icon name={icons[phase]} size={20} />}
      <strong>{phase === undefined ? title : words.report.row[phase]}</strong>
      {report !== undefined && phase !== undefined && (
        <span class="small figures">{stateWords(report, phase, words)}</span>
      )}
      <Icon name="forward" size={20} />
    </a>
  );
}
