import type { Statistics } from '../../../schemas/statistics.ts';
import { moved } from '../shell/moved.ts';
import type { RegionAddress } from '../shell/region-frame.tsx';
import { Term } from '../shell/term.tsx';
import { percent } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import type { Ranked } from './rank-children.ts';
import { Told } from './told.tsx';

/** What stands beside the figure that is ranked by. */
const beside = ['arrived', 'verified', 'overdue', 'under-control'];

interface Given {
  at: RegionAddress;
  ranked: readonly Ranked[];
  metric: string;
  told: Statistics;
}

/** The regions below in their order, each a way down, with the sum of all at the foot. */
export function RankingTable({ at, ranked, metric, told }: Given) {
  const words = useWords();
  const others = beside.filter((other) => other !== metric);
  const { suppressedBelow, total, region } = told;
  const cell = (id: string, values: Statistics['total']) => (
    <td key={id} className="number">
      <Told metric={id} value={values[id]} suppressedBelow={suppressedBelow} />
    </td>
  );
  const inTime = (values: Statistics['total']) => (
    <td className="number">
      {percent(values['verified.in-time'] ?? undefined, values['verified'] ?? undefined) ?? '—'}
    </td>
  );
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.ranking.title}>
      <table className="sheet-table figures">
        <thead>
          <tr>
            <th scope="col">{words.ranking.place}</th>
            <th scope="col" className="number ranked">
              <Term metric={metric} />
            </th>
            {others.map((id) => (
              <th key={id} scope="col" className="number">
                <Term metric={id} />
              </th>
            ))}
            <th scope="col" className="number">
              <Term metric="verified.in-time" name={words.figures.inTime} />
            </th>
          </tr>
        </thead>
        <tbody>
          {ranked.map(({ code, name, values, share }) => (
            <tr key={code}>
              <th scope="row">
                {code === region.code ? words.region.dispatch : <a href={moved(at, code)}>{name}</a>}
              </th>
              <td className="number ranked">
                <meter className="bar" value={share} aria-hidden="true" />
                <Told metric={metric} value={values[metric]} suppressedBelow={suppressedBelow} />
              </td>
              {others.map((id) => cell(id, values))}
              {inTime(values)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            {cell(metric, total)}
            {others.map((id) => cell(id, total))}
            {inTime(total)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
