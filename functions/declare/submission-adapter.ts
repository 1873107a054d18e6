import { systemClock } from '../shared/clock.ts';
import { phoneIndexOf } from '../shared/privacy/blind-index.ts';
import { remember } from '../shared/remember.ts';
import { countOnce } from '../shared/table/counter-store.ts';
import { findSlots, firstSlots } from '../shared/table/filing-slots.ts';
import { storeFiling } from '../shared/table/filing-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { findRegion } from '../shared/table/region-store.ts';
import { limitSubmissions } from './limit-submissions.ts';
import type { SubmissionNeeds } from './submit-party.ts';

/** What a submission needs, from the settings of the function. */
export function openSubmission(): SubmissionNeeds {
  const sources = openSources();
  const regions = { clock: systemClock, most: 2_000, seconds: 300 };
  const count = async (phone: string, window: string, expiresAt: Date) => {
    const { blind } = await sources.ring.season();
    return countOnce(sources, { what: `submissions#${phoneIndexOf(blind, phone)}`, window, expiresAt });
  };
  return {
    regions: { find: remember((code) => findRegion(sources, code), regions) },
    filings: {
      identify: (party) => firstSlots(sources, party),
      look: (party) => findSlots(sources, party),
      store: (filing) => storeFiling(sources, filing),
    },
    limit: limitSubmissions({ count }, systemClock),
  };
}
