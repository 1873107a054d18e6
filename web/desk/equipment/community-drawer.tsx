import { Drawer } from 'antd';
import type { EquipmentRow } from '../../../schemas/equipment.ts';
import type { Me } from '../../../schemas/staff.ts';
import { go } from '../address.ts';
import { type Fact, Facts } from '../case/facts.tsx';
import { Block } from '../shell/block.tsx';
import { RegionName } from '../shell/region-name.tsx';
import { timeText } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { heldBy } from './equipment-of.ts';
import { useEquipment } from './equipment-queries.ts';
import type { EquipmentAddress } from './equipment-screen.tsx';
import { EquipmentSteps } from './equipment-steps.tsx';
import { ActionForm } from './form/action-form.tsx';
import { Seen } from './seen.tsx';
import { StateMark } from './state-mark.tsx';
import { useEquipmentWords } from './words/use-equipment-words.ts';

interface Given {
  at: EquipmentAddress;
  row: EquipmentRow;
  me: Me;
}

/** A community beside the list that it was opened from: what it has, what can be done, what was done. */
export function CommunityDrawer({ at, row, me }: Given) {
  const words = useWords();
  const equipmentWords = useEquipmentWords();
  const { community, equipment } = row;
  const close = () => {
    const { shown: _shown, ...list } = at;
    go(list);
  };
  return (
    <Drawer
      open
      size="min(760px, 100vw)"
      title={equipmentWords.one}
      onClose={close}
      closable={{ 'aria-label': words.close }}
    >
      <div className="stack">
        <h2>
          <RegionName code={community} whole />
        </h2>
        <Held row={row} />
        <ActionForm key={community} row={row} me={me} />
        {equipment !== undefined && (
          <Block title={equipmentWords.history}>
            <History row={row} />
          </Block>
        )}
      </div>
    </Drawer>
  );
}

/** The list has only the last step of each. */
function History({ row: { community, equipment } }: Pick<Given, 'row'>) {
  const { data } = useEquipment(community);
  const whole = data?.rows?.[0]?.equipment ?? equipment;
  return <EquipmentSteps steps={whole?.steps ?? []} />;
}

function Since({ value, at }: { value: string; at: string }) {
  const { since } = useEquipmentWords();
  return (
    <>
      {value} <span className="soft small nowrap">{since(timeText(at).slice(0, 10))}</span>
    </>
  );
}

function Held({ row }: Pick<Given, 'row'>) {
  const words = useEquipmentWords();
  const held = heldBy(row);
  const state: Fact = [words.columns.state, <StateMark key="state" row={row} />];
  if (held === undefined) return <Facts title={words.facts} facts={[state]} />;
  const { sim, device, loan } = held;
  return (
    <Facts
      title={words.facts}
      facts={[
        state,
        [words.columns.number, <Since key="number" value={sim.number} at={sim.since} />],
        [words.columns.iccid, sim.iccid],
        [words.columns.device, <Since key="device" value={device.imei} at={device.since} />],
        [words.fact.model, device.model],
        [words.fact.loan, loan && <Since key="loan" value={loan.imei} at={loan.since} />],
        [words.columns.seen, <Seen key="seen" row={row} />],
      ]}
    />
  );
}
