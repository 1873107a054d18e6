import { widestListed } from '../../../schemas/case-list.ts';
import type { EquipmentList } from '../../../schemas/equipment.ts';
import { hashOf } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { moved } from '../shell/moved.ts';
import { TableHead } from '../shell/table-head.tsx';
import { count, percent } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import type { EquipmentAddress } from './equipment-screen.tsx';
import { Sums } from './sums.tsx';
import { useEquipmentWords } from './words/use-equipment-words.ts';

type Told = NonNullable<EquipmentList['children']>;
type Counts = Pick<Told[number], 'communities' | 'equipped'>;

const withoutOf = ({ communities, equipped }: Counts) => communities - equipped;

/** Above the county: how many of the communities have theirs; those that most have nothing in come first, and lead down. */
export function Children({ at, told }: { at: EquipmentAddress; told: Told }) {
  const { total } = useWords();
  const words = useEquipmentWords();
  const numbers = [words.communities, words.equipped, words.without, words.share];
  const sum: Counts = {
    communities: told.reduce((all, { communities }) => all + communities, 0),
    equipped: told.reduce((all, { equipped }) => all + equipped, 0),
  };
  const most = (one: Told[number], other: Told[number]) =>
    withoutOf(other) - withoutOf(one) || (one.code < other.code ? -1 : 1);
  return (
    <Block title={words.above} help={words.aboveHelp}>
      <Sums {...sum} />
      <div className="table-scroll" tabIndex={0} role="group" aria-label={words.above}>
        <table className="sheet-table figures">
          <TableHead names={[words.place, ...numbers]} numbers={numbers} />
          <tbody>
            {[...told].sort(most).map((child) => (
              <tr key={child.code}>
                <th scope="row">
                  <a href={moved(at, child.code)}>{child.name}</a>
                </th>
                <Cells of={child} down={downOf(child.code)} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{total}</th>
              <Cells of={sum} />
            </tr>
          </tfoot>
        </table>
      </div>
    </Block>
  );
}

/** Where one sees which they are: the communities of a county, the counties of a city. */
function downOf(region: string): string {
  return hashOf({ screen: 'equipment', region, ...(region.length >= widestListed && { only: 'without' }) });
}

function Cells({ of, down }: { of: Counts; down?: string }) {
  const without = withoutOf(of);
  return (
    <>
      <td className="number">{count(of.communities)}</td>
      <td className="number">{count(of.equipped)}</td>
      <td className="number">
        {down === undefined || without === 0 ? count(without) : <a href={down}>{count(without)}</a>}
      </td>
      <td className="number">{percent(of.equipped, of.communities) ?? '—'}</td>
    </>
  );
}
