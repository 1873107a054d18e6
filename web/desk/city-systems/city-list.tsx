import type { CitySystem } from '../../../schemas/city-system.ts';
import { hashOf } from '../address.ts';
import { useRegion } from '../api/queries.ts';
import { Block } from '../shell/block.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { timeText } from '../words/day-words.ts';
import { count } from '../words/numbers.ts';
import { useCitySystems } from './city-queries.ts';
import { Loaded } from './loaded.tsx';
import { StateMark } from './state/state-mark.tsx';
import { useCityWords } from './words/use-city-words.ts';

const province = '41';

/** Every city, and what somebody has to look after. */
export function CityList() {
  const words = useCityWords();
  const { list } = words;
  const systems = useCitySystems();
  const names = [list.city, list.state, list.last, list.silent, list.conflicts, list.mapping];
  return (
    <>
      <p>{words.lead}</p>
      <Block title={list.title} help={list.help}>
        <Loaded from={systems} rows={8}>
          {(answer) => (
            <div className="table-scroll" tabIndex={0} role="group" aria-label={list.title}>
              <table className="sheet-table figures city-table">
                <TableHead names={names} numbers={[list.conflicts]} />
                <tbody>
                  {answer.systems.map((system) => (
                    <CityLine key={system.city} system={system} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Loaded>
      </Block>
    </>
  );
}

function CityLine({ system }: { system: CitySystem }) {
  const { list } = useCityWords();
  const { city, state, lastImportAt, silentSince, openConflicts, mapping } = system;
  const name = useRegion(province).data?.children.find(({ code }) => code === city)?.name ?? city;
  return (
    <tr>
      <th scope="row">
        <a href={hashOf({ screen: 'city-systems', city })}>{name}</a>
      </th>
      <td>
        <StateMark state={state} />
      </td>
      <td className="nowrap">{lastImportAt === undefined ? list.never : timeText(lastImportAt)}</td>
      <td className="nowrap">
        {silentSince !== undefined && (
          <span className="mark mark-action">{list.since(timeText(silentSince))}</span>
        )}
      </td>
      <td className="number">
        {openConflicts > 0 ? (
          <span className="mark mark-waiting">{count(openConflicts)}</span>
        ) : (
          count(openConflicts)
        )}
      </td>
      <td className="nowrap">{mapping === undefined ? list.noMapping : list.version(mapping.version)}</td>
    </tr>
  );
}
