import { metricOf } from '../../../schemas/metric.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import type { Statistics } from '../../../schemas/statistics.ts';
import { now } from '../../staff/server-time.ts';
import { useStatistics } from '../api/queries.ts';
import { isRefused } from '../api/sentence-of.ts';
import { Told } from '../overview/told.tsx';
import { Block } from '../shell/block.tsx';
import { Failure } from '../shell/failure.tsx';
import { moved } from '../shell/moved.ts';
import { NotShown } from '../shell/not-shown.tsx';
import { Term } from '../shell/term.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { useWords } from '../words/use-words.ts';
import type { FindingsAddress } from './findings-screen.tsx';
import { useFindingWords } from './words/use-finding-words.ts';

/** Those of them that the dictionary has. */
const metrics = [
  ...['findings-overdue', 'findings-open', 'findings-opened', 'findings-closed'],
  ...['findings-closed.median-hours', 'findings-recall'],
].filter((id) => metricOf(id) !== undefined);
const daysBack = 6;

/** Above the county: how many there are in each of the regions below, where most are overdue first; each is a way down (requirements D1, D4). */
export function ChildFigures({ at, me }: { at: FindingsAddress; me: Me }) {
  const words = useFindingWords();
  const to = shanghaiDate(now());
  const asked = {
    region: at.region,
    from: addDays(to, -daysBack),
    to,
    ...(metrics.length > 0 && { metrics }),
  };
  const { data, error, refetch } = useStatistics(asked);
  if (isRefused(error)) return <NotShown error={error} region={at.region} me={me} mayAsk={false} />;
  return (
    <Block title={words.above} help={words.aboveHelp}>
      {data === undefined && error === null && <Waiting rows={8} />}
      {data === undefined && error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data !== undefined && <Figures at={at} told={data} />}
    </Block>
  );
}

type Child = Statistics['children'][number];

function urgentFirst(one: Child, other: Child): number {
  const of = ({ values }: Child, metric: string) => values[metric] ?? 0;
  return (
    of(other, 'findings-overdue') - of(one, 'findings-overdue') ||
    of(other, 'findings-open') - of(one, 'findings-open') ||
    (one.code < other.code ? -1 : 1)
  );
}

function Figures({ at, told }: { at: FindingsAddress; told: Statistics }) {
  const words = useWords();
  const findingWords = useFindingWords();
  const cells = (values: Statistics['total']) =>
    metrics.map((metric) => (
      <td key={metric} className="number">
        <Told metric={metric} value={values[metric]} suppressedBelow={told.suppressedBelow} />
      </td>
    ));
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={findingWords.above}>
      <table className="sheet-table figures">
        <thead>
          <tr>
            <th scope="col">{findingWords.place}</th>
            {metrics.map((metric) => (
              <th key={metric} scope="col" className="number">
                <Term metric={metric} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...told.children].sort(urgentFirst).map(({ code, name, values }) => (
            <tr key={code}>
              <th scope="row">
                {code === at.region ? findingWords.unplacedRow : <a href={moved(at, code)}>{name}</a>}
              </th>
              {cells(values)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            {cells(told.total)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
