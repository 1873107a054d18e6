import { now } from '../../staff/server-time.ts';
import { loadReports } from '../later-screen.tsx';
import { me } from '../sign-in/me.ts';
import { shown } from '../today/worklist-store.ts';
import { heldOf } from './held-reports.ts';
import { phaseOf, yesterdayOf } from './report-phase.ts';

/** Whether it was confirmed meanwhile, by a deputy for one, is asked no more often. */
const restMs = 10 * 60_000;

/** Knows whether yesterday's report of the officer's community waits: looks when the day's list is read, until it is confirmed or closed. */
export function tendReport(): void {
  let last = { day: '', at: 0 };
  const look = () => {
    const who = me.get();
    if (who?.role !== 'officer') return;
    const of = { day: yesterdayOf(now()), community: who.region.code };
    const { report } = heldOf(of);
    if (report !== undefined && ['confirmed', 'missed'].includes(phaseOf(report, now()))) return;
    if (last.day === of.day && Date.now() - last.at < restMs) return;
    last = { day: of.day, at: Date.now() };
    // The schema of a report is not waited for by the first view (design.md F11).
    loadReports().then(
      ({ readReport }) => readReport(of),
      () => undefined,
    );
  };
  me.watch(look);
  shown.watch(look);
}
