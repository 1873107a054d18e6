import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { useBreakGlasses } from '../api/queries.ts';
import { Failure } from '../shell/failure.tsx';
import { RegionName } from '../shell/region-name.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { timeText } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';

/** Who looked into one's region, and who of it looked elsewhere. */
export function LookList({ region }: { region: string }) {
  const words = useWords();
  const { columns } = words.breakGlass;
  const { data, error, refetch } = useBreakGlasses(region);
  if (data === undefined)
    return error === null ? <Waiting rows={3} /> : <Failure error={error} retry={() => void refetch()} />;
  if (data.looks.length === 0) return <p className="soft">{words.breakGlass.empty}</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.breakGlass.list}>
      <table className="sheet-table case-table figures">
        <TableHead
          names={[columns.at, columns.who, columns.from, columns.into, columns.why, columns.until]}
        />
        <tbody>
          {data.looks.map((look) => {
            const isOpen = Date.parse(look.endsAt) > now().getTime();
            return (
              <tr key={look.id}>
                <td>{timeText(look.startedAt)}</td>
                <td>{look.sub}</td>
                <td className="wide">
                  <RegionName code={look.from} />
                </td>
                <td className="wide">
                  <a href={hashOf({ screen: 'overview', region: look.region })}>
                    <RegionName code={look.region} />
                  </a>
                </td>
                <td className="wide">
                  {words.codes.breakGlassPurpose[look.purpose]} {look.reason}
                </td>
                <td>
                  {timeText(look.endsAt)}{' '}
                  <span className={isOpen ? 'mark mark-waiting' : 'mark'}>
                    {isOpen ? words.breakGlass.open : words.breakGlass.over}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
