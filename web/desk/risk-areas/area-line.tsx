import { Button } from 'antd';
import type { RiskArea } from '../../../schemas/risk-area.ts';
import type { ListedArea } from '../../../schemas/risk-area-list.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { now } from '../../staff/server-time.ts';
import { timeText } from '../words/day-words.ts';
import { PlaceName } from './place-name.tsx';
import type { NameOf } from './place-names.ts';
import { useAreaWords } from './words/use-area-words.ts';

interface Given {
  area: ListedArea;
  nameOf: NameOf;
  change: ((area: ListedArea) => void) | undefined;
}

/** A time of an area on the list: what holds, who recorded it, and what was recorded before. */
export function AreaLine({ area, nameOf, change }: Given) {
  const words = useAreaWords();
  const { region, level, fromDate, toDate, documentNumber, earlier, example } = area;
  const today = shanghaiDate(now());
  return (
    <tr>
      <th scope="row">
        <PlaceName code={region} nameOf={nameOf} />
      </th>
      <td className="nowrap">
        <span className={`mark ${level === 'high' ? 'mark-action' : 'mark-waiting'}`}>
          {words.level[level]}
        </span>
      </td>
      <td className="nowrap">{fromDate}</td>
      <td className="nowrap">
        {toDate ?? <span className="soft">{fromDate > today ? words.later : words.standing}</span>}
      </td>
      <td>
        {documentNumber} {example && <span className="mark">{words.example}</span>}
      </td>
      <td>
        <Recorded area={area} />
        {earlier.length > 0 && (
          <details>
            <summary>{words.earlier(earlier.length)}</summary>
            <ol className="area-versions">
              {earlier.map((version) => (
                <Version key={version.version} area={version} />
              ))}
            </ol>
          </details>
        )}
      </td>
      {change !== undefined && (
        <td>
          <Button
            size="small"
            aria-label={words.changeOf(nameOf(region) ?? region, fromDate)}
            onClick={() => change(area)}
          >
            {words.change}
          </Button>
        </td>
      )}
    </tr>
  );
}

function Version({ area }: { area: RiskArea }) {
  const words = useAreaWords();
  const { version, level, fromDate, toDate, documentNumber } = area;
  return (
    <li>
      {words.version(version, words.level[level], fromDate, toDate ?? words.open)} · {documentNumber}
      <div className="soft small">
        <Recorded area={area} />
      </div>
    </li>
  );
}

/** What it was, when, and who did it; the seeded list was recorded by nobody. */
function Recorded({ area: { move, at, by } }: { area: RiskArea }) {
  const words = useAreaWords();
  if (move === undefined || at === undefined || by === undefined) return <>{words.seeded}</>;
  return <>{words.recordedBy(words.move[move], timeText(at), by.sub)}</>;
}
