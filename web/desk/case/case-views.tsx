import type { CaseViews as Answer } from '../../../schemas/case-list.ts';
import { useViews } from '../api/queries.ts';
import { isRefused } from '../api/sentence-of.ts';
import { Failure } from '../shell/failure.tsx';
import { RegionName } from '../shell/region-name.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { timeText } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';

/** Who looked at a case, when, and why (requirements A12, D2); the system decides who may see it. */
export function CaseViews({ id }: { id: string }) {
  const words = useWords();
  const { data, error, refetch } = useViews(id);
  if (data === undefined) {
    if (isRefused(error)) return <p className="soft">{words.case.viewsRefused}</p>;
    return error === null ? <Waiting rows={2} /> : <Failure error={error} retry={() => void refetch()} />;
  }
  return (
    <>
      {data.views.length === 0 ? <p className="soft">{words.case.noViews}</p> : <Views views={data.views} />}
      <p className="soft">
        {words.case.toldTo}
        {data.told.map(({ reader, region }, index) => (
          <span key={region}>
            {index > 0 && words.listJoin}
            {words.case.readers[reader]}
            {reader === 'city-system' && (
              <>
                {' '}
                (<RegionName code={region} />)
              </>
            )}
          </span>
        ))}
      </p>
    </>
  );
}

function Views({ views }: { views: Answer['views'] }) {
  const words = useWords();
  const { columns } = words.case;
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.case.views}>
      <table className="sheet-table case-table figures">
        <TableHead names={[columns.at, columns.who, columns.place, columns.how, columns.why]} />
        <tbody>
          {views.map((view) => (
            <tr key={`${view.at}${view.sub}`}>
              <td>{timeText(view.at)}</td>
              <td>{view.sub}</td>
              <td className="wide">
                <RegionName code={view.place} />
              </td>
              <td>{view.masked ? words.case.viewedMasked : words.case.viewedWhole}</td>
              <td className="wide">
                {view.purpose !== undefined && words.codes.purpose[view.purpose]} {view.reason}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
