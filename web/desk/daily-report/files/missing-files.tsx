import type { ReportFiles } from '../../../../schemas/report-files.ts';
import { TableHead } from '../../shell/table-head.tsx';
import { timeText } from '../../words/day-words.ts';
import { count } from '../../words/numbers.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { FetchReportFile } from './fetch-report-file.tsx';

/** Who was missing at each deadline, as a file (requirements E2): kept for a day, because it holds numbers of phones. */
export function MissingFiles({ of: { day, region, missing } }: { of: ReportFiles }) {
  const { files: words } = useReportWords();
  const { columns } = words;
  return (
    <section className="report-group">
      <h3>{words.missing}</h3>
      <p className="soft small">{words.missingHelp}</p>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={words.missing}>
        <table className="sheet-table figures file-table">
          <TableHead
            names={[columns.time, columns.fetch, columns.name, columns.missing, columns.at]}
            numbers={[columns.missing]}
          />
          <tbody>
            {missing.map(({ time, at, name, missing: communities }) => (
              <tr key={time}>
                <th scope="row">{words.times[time]}</th>
                <td>
                  <FetchReportFile day={day} name={name} file={{ kind: 'missing', region, time }} />
                </td>
                <td className="file-name">{name}</td>
                <td className="number">{count(communities)}</td>
                <td className="nowrap">{timeText(at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
