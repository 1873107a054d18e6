import { systemClock } from '../shared/clock.ts';
import { phoneIndexOf } from '../shared/privacy/blind-index.ts';
import { countOnce } from '../shared/table/counter-store.ts';
import { findSlots, firstSlots } from '../shared/table/filing-slots.ts';
import { storeFiling } from '../shared/table/filing-store.ts';
import { findCommunities } from '../shared/table/find-community.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { limitSubmissions } from './limit-submissions.ts';
import type { SubmissionNeeds } from './submit-party.ts';

/** What a submission needs, from the settings of the function. */
export function openSubmission(): SubmissionNeeds {
  const sources = openSources();
  const count = async (phone: string, window: string, expiresAt: Date) => {
    const { blind } = await sources.ring.season();
    return countOnce(sources, { what: `submissions#${phoneIndexOf(blind, phone)}`, window, expiresAt });
  };
  return {
    regions: { find: findCommunities(sources, systemClock) },
    filings: {
      identify: (party) => firstSlots(sources, party),
      look: (party) => findSlots(sources, party),
      store: (filing) => storeFiling(sources, filing),
    },
    limit: limitSubmissions({ count }, systemClock),
  };
}
