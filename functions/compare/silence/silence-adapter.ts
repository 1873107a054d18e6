import { readEnvironment } from '../../shared/environment.ts';
import { openNotifyQueue } from '../../shared/queue/send-notification.ts';
import { findMandates } from '../../shared/table/feed-mandate-store.ts';
import { findRuns } from '../../shared/table/feed-run-store.ts';
import { findSources, noteTold } from '../../shared/table/feed-source-store.ts';
import { openTable } from '../../shared/table/table.ts';
import { tellRun } from '../tell-run.ts';
import type { SilenceNeeds } from './raise-silence.ts';

/** Enough for files that are being read: what was read is known by its kind. */
const mostRuns = 100;

/** What looking after the sources needs, from the settings of the function. */
export function openSilence(): SilenceNeeds {
  const settings = readEnvironment('TABLE_NAME', 'NOTIFY_QUEUE_URL');
  const table = openTable(settings.TABLE_NAME);
  return {
    known: async (now) => {
      const [runs, sources, mandates] = await Promise.all([
        findRuns(table, mostRuns),
        findSources(table),
        findMandates(table),
      ]);
      const last = sources.flatMap((source) => source.last ?? []);
      return {
        history: { runs: runs.map((run) => tellRun(run, now)), last, mandates },
        told: new Map(sources.flatMap(({ kind, toldOf }) => (toldOf === undefined ? [] : [[kind, toldOf]]))),
      };
    },
    notify: openNotifyQueue(settings.NOTIFY_QUEUE_URL),
    remember: (told) => noteTold(table, told),
  };
}
