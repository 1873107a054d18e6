import { systemClock } from '../shared/clock.ts';
import { readEnvironment } from '../shared/environment.ts';
import { phoneIndexOf } from '../shared/privacy/blind-index.ts';
import { openRing } from '../shared/privacy/open-ring.ts';
import { remember } from '../shared/remember.ts';
import { countOnce } from '../shared/table/counter-store.ts';
import { findEarlier, identifyParty, storeFiling } from '../shared/table/filing-store.ts';
import { findRegion } from '../shared/table/region-store.ts';
import { openTable } from '../shared/table/table.ts';
import { limitSubmissions } from './limit-submissions.ts';
import type { SubmissionNeeds } from './submit-party.ts';

/** What a submission needs, from the settings of the function. */
export function openSubmission(): SubmissionNeeds {
  const settings = readEnvironment('TABLE_NAME', 'KEY_TABLE_NAME', 'KEY_ID', 'RETENTION_DAYS');
  const table = openTable(settings.TABLE_NAME);
  const ring = openRing(table, settings);
  const sources = { ...table, ring, retentionDays: Number(settings.RETENTION_DAYS) };
  const regions = { clock: systemClock, most: 2_000, seconds: 300 };
  const count = async (phone: string, window: string, expiresAt: Date) => {
    const { blind } = await ring.season();
    return countOnce(table, { what: `submissions#${phoneIndexOf(blind, phone)}`, window, expiresAt });
  };
  return {
    regions: { find: remember((code) => findRegion(table, code), regions) },
    filings: {
      identify: (party) => identifyParty(sources, party),
      find: (first) => findEarlier(sources, first),
      store: (filing) => storeFiling(sources, filing),
    },
    limit: limitSubmissions({ count }, systemClock),
  };
}
