import { type ComponentType, useEffect } from 'react';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { now } from '../../staff/server-time.ts';
import { go, type Range } from '../address.ts';
import { RangeBar } from './range-bar.tsx';
import { type RegionAddress, RegionFrame } from './region-frame.tsx';

type RangedAddress = Extract<RegionAddress, { screen: 'overview' | 'list' }>;
export interface RegionScreenProps<At extends RangedAddress> {
  at: At;
  range: Range;
  me: Me;
}

interface Given<At extends RangedAddress> {
  at: At;
  me: Me;
  screen: ComponentType<RegionScreenProps<At>>;
}

const today = () => shanghaiDate(now());

/** Before anybody chose: what happened today; lists look at who comes around now. */
function usualRange(at: RangedAddress): Range {
  return at.screen === 'overview'
    ? { from: today(), to: today() }
    : { from: addDays(today(), -6), to: addDays(today(), 1) };
}

/** A screen of a region over a range of days. */
export function RangedRegion<At extends RangedAddress>({ at, me, screen: Shown }: Given<At>) {
  const range = at.range ?? usualRange(at);
  // The address bar says which days are shown, also when nobody chose them.
  useEffect(() => {
    if (at.range === undefined) go({ ...at, range }, 'replace');
  });
  const choose = (chosen: Range) => go({ ...at, range: chosen });
  return (
    <RegionFrame
      at={{ ...at, range }}
      me={me}
      days={<RangeBar range={range} today={today()} choose={choose} />}
    >
      <Shown at={at} range={range} me={me} />
    </RegionFrame>
  );
}
