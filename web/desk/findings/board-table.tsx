import type { FindingRow } from '../../../schemas/finding.ts';
import { findingRuleOf } from '../../../schemas/finding-rules/all.ts';
import { now } from '../../staff/server-time.ts';
import { shownName } from '../../staff/shown-name.ts';
import { hashOf } from '../address.ts';
import { RegionName } from '../shell/region-name.tsx';
import { TableHead } from '../shell/table-head.tsx';
import { timeText } from '../words/day-words.ts';
import { useLanguage } from '../words/use-words.ts';
import { ageText } from './age-text.ts';
import { FindingMarks, KindMark } from './finding-marks.tsx';
import type { FindingsAddress } from './findings-screen.tsx';
import { useFindingWords } from './words/use-finding-words.ts';

/** Findings as lines: how old, what, about whom (masked), where, and how far up it has gone; the name opens it. */
export function BoardTable({ at, rows }: { at: FindingsAddress; rows: readonly FindingRow[] }) {
  const words = useFindingWords();
  const { columns } = words;
  const isClosed = at.state === 'closed';
  const ofState = isClosed ? [columns.closedAt, columns.took, columns.outcome] : [columns.age, columns.due];
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.title}>
      <table className="sheet-table case-table figures">
        <TableHead
          names={[
            ...[columns.who, columns.rule, columns.kind, ...ofState, columns.place],
            ...(isClosed ? [] : [columns.level]),
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <FindingLine key={row.id} at={at} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FindingLine({ at, row }: { at: FindingsAddress; row: FindingRow }) {
  const words = useFindingWords();
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">
        <a className="list-name" href={hashOf({ ...at, shown: row.id })}>
          {shownName(row.maskedName, words.nameless)}
        </a>
      </th>
      <td className="wide">{findingRuleOf(row.rule).names[language]}</td>
      <td>
        <KindMark kind={row.kind} />
      </td>
      {at.state === 'closed' ? <ClosedCells row={row} /> : <OpenCells row={row} />}
      <td className="wide">
        <RegionName code={row.place} />
      </td>
      {at.state !== 'closed' && <td>{row.level === 'community' ? '' : words.level[row.level]}</td>}
    </tr>
  );
}

function OpenCells({ row }: { row: FindingRow }) {
  const words = useFindingWords();
  return (
    <>
      <td>{ageText(row.openedAt, now(), words)}</td>
      <td>
        {timeText(row.dueAt)} <FindingMarks row={row} />
      </td>
    </>
  );
}

function ClosedCells({ row: { closedAt, openedAt, outcome } }: { row: FindingRow }) {
  const words = useFindingWords();
  return (
    <>
      <td>{closedAt === undefined ? '' : timeText(closedAt)}</td>
      <td>{closedAt === undefined ? '' : ageText(openedAt, new Date(closedAt), words)}</td>
      <td>{outcome === undefined ? '' : words.outcome[outcome]}</td>
    </>
  );
}
