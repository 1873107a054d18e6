import { useState } from 'react';
import type { ExportApproval } from '../../../schemas/export.ts';
import { Failure } from '../shell/failure.tsx';
import { RegionName } from '../shell/region-name.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { timeText } from '../words/day-words.ts';
import { ApprovalAnswer } from './approval-answer.tsx';
import { AskedCells } from './asked-cells.tsx';
import { useApprovals } from './export-queries.ts';
import { useExportWords } from './words/use-export-words.ts';

/** Large exports of others that wait for a second person (requirements D8): who asked, what for, what of, how many, until when. */
export function ApprovalList() {
  const { approvals: words } = useExportWords();
  const { data, error, refetch } = useApprovals();
  const [done, setDone] = useState<boolean>();
  if (data === undefined)
    return error === null ? <Waiting rows={2} /> : <Failure error={error} retry={() => void refetch()} />;
  return (
    <>
      <p role="status">{done === undefined ? '' : words.done[`${done}`]}</p>
      {data.approvals.length === 0 ? (
        <p className="soft">{words.empty}</p>
      ) : (
        <ApprovalTable approvals={data.approvals} decided={setDone} />
      )}
    </>
  );
}

interface Given {
  approvals: readonly ExportApproval[];
  decided: (approved: boolean) => void;
}

function ApprovalTable({ approvals, decided }: Given) {
  const { columns, approvals: words } = useExportWords();
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.title}>
      <table className="sheet-table figures export-table">
        <TableHead
          names={[
            ...[columns.at, columns.who, columns.region, columns.days, columns.chosen, columns.purpose],
            ...[columns.format, columns.rows, columns.until, columns.decision],
          ]}
          numbers={[columns.rows]}
        />
        <tbody>
          {approvals.map((one) => (
            <tr key={one.id}>
              <td className="nowrap">{timeText(one.requestedAt)}</td>
              <td>
                {one.by.sub} <RegionName code={one.by.place} />
              </td>
              <AskedCells asked={one.asked} />
              <td className="number">{one.rows.toLocaleString('en-US')}</td>
              <td className="nowrap">{one.expiresAt === undefined ? '' : timeText(one.expiresAt)}</td>
              <td>
                <ApprovalAnswer one={one} decided={decided} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
