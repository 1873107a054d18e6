import { type ComponentType, useEffect } from 'react';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { now } from '../../staff/server-time.ts';
import { type Address, go, hashOf, type Range } from '../address.ts';
import { useRegion } from '../api/queries.ts';
import { useWords } from '../words/use-words.ts';
import { RangeBar } from './range-bar.tsx';
import { RegionChildren } from './region-children.tsx';
import { RegionPath } from './region-path.tsx';

export type RegionAddress = Extract<Address, { screen: 'overview' | 'list' }>;
export interface RegionScreenProps<At extends RegionAddress> {
  at: At;
  range: Range;
  me: Me;
}

interface Given<At extends RegionAddress> {
  at: At;
  me: Me;
  screen: ComponentType<RegionScreenProps<At>>;
}

const today = () => shanghaiDate(now());

/** Before anybody chose: what happened today; lists look at who comes around now. */
function usualRange(at: RegionAddress): Range {
  return at.screen === 'overview'
    ? { from: today(), to: today() }
    : { from: addDays(today(), -6), to: addDays(today(), 1) };
}

/** What the screens of a region have in common: where one is, which days, the ways down. */
export function RegionFrame<At extends RegionAddress>({ at, me, screen: Shown }: Given<At>) {
  const words = useWords();
  const { data } = useRegion(at.region);
  const range = at.range ?? usualRange(at);
  // The address bar says which days are shown, also when nobody chose them.
  useEffect(() => {
    if (at.range === undefined) go({ ...at, range }, 'replace');
  });
  const tab = (to: Address, name: string) => (
    <a href={hashOf(to)} aria-current={to.screen === at.screen ? 'page' : undefined}>
      {name}
    </a>
  );
  const { region } = at;
  return (
    <div className="desk-frame">
      <RegionChildren at={{ ...at, range }} region={data} />
      <main className="desk-main" id="main">
        <RegionPath at={{ ...at, range }} me={me} path={data?.region.path} />
        <div className="desk-head">
          <h1>{data?.region.name ?? region}</h1>
          <RangeBar range={range} today={today()} choose={(chosen) => go({ ...at, range: chosen })} />
        </div>
        <nav className="desk-tabs" aria-label={data?.region.name ?? region}>
          {tab({ screen: 'overview', region, range }, words.tabs.overview)}
          {tab({ screen: 'list', region, range, filters: {} }, words.tabs.list)}
          {me.role === 'county' && me.region.code === region && (
            <a href={hashOf({ screen: 'capacity', region })}>{words.tabs.capacity}</a>
          )}
        </nav>
        <Shown at={at} range={range} me={me} />
      </main>
    </div>
  );
}
