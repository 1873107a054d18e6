import { widestListed } from '../../../schemas/case-list.ts';
import type { Me } from '../../../schemas/staff.ts';
import { type RegionAddress, RegionFrame } from '../shell/region-frame.tsx';
import { Board } from './board.tsx';
import { ChildFigures } from './child-figures.tsx';
import { FindingDrawer } from './finding-drawer.tsx';

export type FindingsAddress = Extract<RegionAddress, { screen: 'findings' }>;

/** What comparison with feeds found in a region: its lines from the county down, above it figures and what nobody below has (requirements D4). */
export default function FindingsScreen({ at, me }: { at: FindingsAddress; me: Me }) {
  return (
    <RegionFrame at={at} me={me}>
      <div className="stack">
        {at.region.length < widestListed && <ChildFigures at={at} me={me} />}
        <Board at={at} me={me} />
      </div>
      {at.shown !== undefined && <FindingDrawer at={at} id={at.shown} me={me} />}
    </RegionFrame>
  );
}
