import type { Exported } from '../../../schemas/export.ts';
import { Failure } from '../shell/failure.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { timeText } from '../words/day-words.ts';
import { AskedCells } from './asked-cells.tsx';
import { DownloadButton } from './download-button.tsx';
import { useExports } from './export-queries.ts';
import { ExportStanding } from './export-standing.tsx';
import { useExportWords } from './words/use-export-words.ts';

/** What one had exported, how far each is, and its file. */
export function ExportList() {
  const words = useExportWords();
  const { columns } = words;
  const { data, error, refetch } = useExports();
  if (data === undefined)
    return error === null ? <Waiting rows={3} /> : <Failure error={error} retry={() => void refetch()} />;
  if (data.exports.length === 0) return <p className="soft">{words.empty}</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.list}>
      <table className="sheet-table figures export-table">
        <TableHead
          names={[
            ...[columns.at, columns.region, columns.days, columns.chosen, columns.purpose],
            ...[columns.format, columns.rows, columns.state, columns.file],
          ]}
          numbers={[columns.rows]}
        />
        <tbody>
          {data.exports.map((one) => (
            <ExportLine key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ExportLine({ one }: { one: Exported }) {
  const words = useExportWords();
  const at = timeText(one.requestedAt);
  return (
    <tr>
      <td className="nowrap">{at}</td>
      <AskedCells asked={one.asked} />
      <td className="number">{one.rows.toLocaleString('en-US')}</td>
      <td>
        <ExportStanding one={one} />
      </td>
      <td className="nowrap">
        {one.state === 'ready' && <DownloadButton id={one.id} label={words.downloadOf(at)} />}
      </td>
    </tr>
  );
}
