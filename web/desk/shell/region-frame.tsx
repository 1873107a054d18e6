import type { ReactNode } from 'react';
import type { Me } from '../../../schemas/staff.ts';
import { type Address, hashOf } from '../address.ts';
import { useRegion } from '../api/queries.ts';
import { useWords } from '../words/use-words.ts';
import { RegionChildren } from './region-children.tsx';
import { RegionPath } from './region-path.tsx';

export type RegionAddress = Extract<
  Address,
  { screen: 'overview' | 'list' | 'reports' | 'findings' | 'equipment' }
>;

interface Given {
  at: RegionAddress;
  me: Me;
  /** Which day, or days, are looked at: chosen at the right of the region's name. */
  days?: ReactNode;
  children: ReactNode;
}

/** What the screens of a region have in common: where one is, which days, the ways down. */
export function RegionFrame({ at, me, days, children }: Given) {
  const words = useWords();
  const { data } = useRegion(at.region);
  const { region } = at;
  const range = 'range' in at ? { range: at.range } : {};
  const tab = (to: Address, name: string) => (
    <a href={hashOf(to)} aria-current={to.screen === at.screen ? 'page' : undefined}>
      {name}
    </a>
  );
  return (
    <div className="desk-frame">
      <RegionChildren at={at} region={data} />
      <main className="desk-main" id="main">
        <RegionPath at={at} me={me} path={data?.region.path} />
        <div className="desk-head">
          <h1>{data?.region.name ?? region}</h1>
          {days}
        </div>
        <nav className="desk-tabs" aria-label={data?.region.name ?? region}>
          {tab({ screen: 'overview', region, ...range }, words.tabs.overview)}
          {tab({ screen: 'list', region, ...range, filters: {} }, words.tabs.list)}
          {tab({ screen: 'reports', region }, words.tabs.reports)}
          {tab({ screen: 'findings', region }, words.tabs.findings)}
          {tab({ screen: 'equipment', region }, words.tabs.equipment)}
          {me.role === 'county' && me.region.code === region && (
            <a href={hashOf({ screen: 'capacity', region })}>{words.tabs.capacity}</a>
          )}
        </nav>
        {children}
      </main>
    </div>
  );
}
