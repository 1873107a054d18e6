import type { NightMessage } from './night-message.ts';

/** Regions by their codes: the province, cities and counties that have figures. */
export interface NightRegions {
  counties(): Promise<readonly string[]>;
}

/** What a night's recount has come to. */
export interface NightState {
  hasBegun(night: string): Promise<boolean>;
  /** Notes how far the figures have come, before the first case is read. */
  begin(night: string): Promise<void>;
  recounted(night: string): Promise<readonly string[]>;
  /** The regions of which the night's verdict is final, and how many of their counts differ. */
  judged(night: string): Promise<readonly { region: string; drifting: number }[]>;
}

export interface NightNeeds {
  regions: NightRegions;
  state: NightState;
  send(messages: readonly NightMessage[]): Promise<void>;
}

/** What was found to do. */
export interface NightTended {
  stage: 'begun' | 'recounting' | 'judging' | 'ended';
  /** Regions that were sent for. */
  sent: number;
  /** Counts that differ, as far as regions were judged: told at each look, so that no death between keeping and telling hides it. */
  drifting: number;
}

/**
 * Looks how far a night's recount has come, and does what comes next (invariant 4): begins it; has every county recounted that is
 * not, and what stands at cities and the province themselves; and when all are, has every region judged that has no final verdict. Each look starts from what is stored, so
 * that one that died, came twice or beside another changes nothing. There is a while between looks: what was written before
 * the night began has reached every replica, and what differs is judged again.
 */
export async function tendNight(needs: NightNeeds, night: string): Promise<NightTended> {
  const { regions, state } = needs;
  if (!(await state.hasBegun(night))) {
    await state.begin(night);
    return { stage: 'begun', sent: 0, drifting: 0 };
  }
  const all = withAbove(await regions.counties());
  const unread = without(all, await state.recounted(night));
  if (unread.length > 0) {
    await needs.send(unread.map((region) => ({ step: 'recount', night, region })));
    return { stage: 'recounting', sent: unread.length, drifting: 0 };
  }
  const judged = await state.judged(night);
  const unjudged = without(
    all,
    judged.map(({ region }) => region),
  );
  if (unjudged.length > 0) await needs.send(unjudged.map((region) => ({ step: 'judge', night, region })));
  return {
    stage: unjudged.length > 0 ? 'judging' : 'ended',
    sent: unjudged.length,
    drifting: judged.reduce((sum, { drifting }) => sum + drifting, 0),
  };
}

function without(all: readonly string[], done: readonly string[]): string[] {
  const known = new Set(done);
  return all.filter((region) => !known.has(region));
}

/** Counties with the cities and provinces that they lie in. */
function withAbove(counties: readonly string[]): string[] {
  return [...new Set(counties.flatMap((county) => [county, county.slice(0, 4), county.slice(0, 2)]))];
}
