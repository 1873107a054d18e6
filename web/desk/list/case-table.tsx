import type { CaseListRow } from '../../../schemas/case-list.ts';
import { controlMeasureNames, directionNames, transportNames } from '../../../schemas/code-names.ts';
import { hashOf } from '../address.ts';
import type { RegionAddress } from '../shell/region-frame.tsx';
import { RegionName } from '../shell/region-name.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { timeText } from '../words/day-words.ts';
import { originText } from '../words/place-words.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { CaseMarks } from './case-marks.tsx';

type At = Extract<RegionAddress, { screen: 'list' }>;

/** Lines of masked names, dates and flags; the name opens the case. */
export function CaseTable({ at, rows }: { at: At; rows: readonly CaseListRow[] }) {
  const words = useWords();
  const { columns } = words.list;
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.list.title}>
      <table className="sheet-table case-table figures">
        <TableHead
          names={[
            ...[columns.name, columns.state, columns.arrives, columns.from, columns.by],
            ...[columns.place, columns.due, columns.marks],
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <CaseLine key={row.id} at={at} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CaseLine({ at, row }: { at: At; row: CaseListRow }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">
        <a className="list-name" href={hashOf({ ...at, shown: row.id })}>
          {row.maskedName}
        </a>{' '}
        <span className="soft">{directionNames[row.direction][language]}</span>
      </th>
      <td>
        {words.codes.state[row.state]}
        {row.measure !== undefined && (
          <>
            <br />
            <span className="soft small">{controlMeasureNames[row.measure][language]}</span>
          </>
        )}
      </td>
      <td>
        {timeText(row.expectedArrivalAt)}
        {row.arrivedAt !== undefined && (
          <>
            <br />
            <span className="soft small">{words.list.arrived(timeText(row.arrivedAt))}</span>
          </>
        )}
      </td>
      <td>{originText(row.origin, language)}</td>
      <td>{transportNames[row.transport][language]}</td>
      <td className="wide">
        <RegionName code={row.place} />
      </td>
      <td>{row.dueAt === undefined ? '' : timeText(row.dueAt)}</td>
      <td>
        <CaseMarks row={row} />
      </td>
    </tr>
  );
}
