import type { EquipmentRow } from '../../../schemas/equipment.ts';
import { hashOf } from '../address.ts';
import { timeText } from '../words/day-words.ts';
import { heldBy } from './equipment-of.ts';
import type { EquipmentAddress } from './equipment-screen.tsx';
import { Seen } from './seen.tsx';
import { StateMark } from './state-mark.tsx';

interface Given {
  at: EquipmentAddress;
  row: EquipmentRow;
  township: string | undefined;
}

/** A community with what it has; its name opens it. */
export function CommunityLine({ at, row, township }: Given) {
  const { community, name, equipment } = row;
  const held = heldBy(row);
  const since = equipment?.steps.at(-1)?.at ?? equipment?.sim.since;
  return (
    <tr>
      <th scope="row">
        <a className="list-name" href={hashOf({ ...at, shown: community })}>
          {name}
        </a>
        {township !== undefined && <div className="soft small">{township}</div>}
      </th>
      <td>
        <StateMark row={row} />
      </td>
      <td>{held?.sim.number}</td>
      <td>{held?.sim.iccid}</td>
      <td>
        {held?.device.imei}
        {held !== undefined && <div className="soft small">{held.device.model}</div>}
      </td>
      <td>{since === undefined ? '' : timeText(since).slice(0, 10)}</td>
      <td>{held !== undefined && <Seen row={row} />}</td>
    </tr>
  );
}
