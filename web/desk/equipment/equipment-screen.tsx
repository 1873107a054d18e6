import type { Me } from '../../../schemas/staff.ts';
import { isRefused } from '../api/sentence-of.ts';
import { Failure } from '../shell/failure.tsx';
import { NotShown } from '../shell/not-shown.tsx';
import { type RegionAddress, RegionFrame } from '../shell/region-frame.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { Children } from './children.tsx';
import { Communities } from './communities.tsx';
import { CommunityDrawer } from './community-drawer.tsx';
import { useEquipment } from './equipment-queries.ts';
import { ImportBlock } from './import/import-block.tsx';

const communityDigits = 12;

export type EquipmentAddress = Extract<RegionAddress, { screen: 'equipment' }>;

/** One SIM, one device, one officer: what the communities of a region have, and which have nothing (requirements F1, F4). */
export default function EquipmentScreen({ at, me }: { at: EquipmentAddress; me: Me }) {
  return (
    <RegionFrame at={at} me={me}>
      <Registry key={at.region} at={at} me={me} />
    </RegionFrame>
  );
}

function Registry({ at, me }: { at: EquipmentAddress; me: Me }) {
  const { data, error, refetch } = useEquipment(at.region);
  if (isRefused(error)) return <NotShown error={error} region={at.region} me={me} mayAsk={false} />;
  if (data === undefined)
    return error === null ? <Waiting rows={8} /> : <Failure error={error} retry={() => void refetch()} />;
  const { rows = [], children } = data;
  const shown = rows.find(({ community }) => community === at.shown);
  return (
    <div className="stack">
      {children === undefined ? <Communities at={at} rows={rows} /> : <Children at={at} told={children} />}
      {me.role !== 'township' && at.region.length < communityDigits && (
        <ImportBlock region={at.region} rows={rows} />
      )}
      {shown !== undefined && <CommunityDrawer at={at} row={shown} me={me} />}
    </div>
  );
}
