import {
  type ImportOutcome,
  type ImportPreview,
  type ImportRow,
  importOutcome,
} from '../../../schemas/risk-area-import.ts';
import { TableHead } from '../shell/table-head.tsx';
import { AreaText } from './area-text.tsx';
import { PlaceName } from './place-name.tsx';
import { type NameOf, usePlaceNames } from './place-names.ts';
import { useAreaWords } from './words/use-area-words.ts';

interface Given {
  rows: readonly ImportRow[];
  previewed: ImportPreview;
}

const isBad = (outcome: ImportOutcome) => outcome === 'invalid' || outcome === 'conflict';

/** Line by line what a file would change: those that cannot be imported first, then what changes, then what is so already. */
export function PreviewTable({ rows, previewed }: Given) {
  const { columns, import: words } = useAreaWords();
  const nameOf = usePlaceNames(
    previewed.rows.flatMap(({ area }) => (area === undefined ? [] : [area.region])),
  );
  const rank = ({ outcome }: Line) => (isBad(outcome) ? 0 : outcome === 'unchanged' ? 2 : 1);
  const lines = [...previewed.rows].sort((one, other) => rank(one) - rank(other));
  return (
    <>
      <Summary previewed={previewed} />
      <div className="table-scroll area-preview" tabIndex={0} role="group" aria-label={words.preview}>
        <table className="sheet-table figures">
          <TableHead
            names={[
              ...[words.line, words.outcome, columns.place, columns.level],
              ...[columns.from, columns.to, columns.document],
            ]}
          />
          <tbody>
            {lines.map((line) => (
              <PreviewLine
                key={line.line}
                told={line}
                row={rows.find((row) => row.line === line.line)}
                nameOf={nameOf}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

type Line = ImportPreview['rows'][number];

function Summary({ previewed: { rows } }: Pick<Given, 'previewed'>) {
  const { import: words } = useAreaWords();
  const counts = importOutcome.options.flatMap((outcome) => {
    const lines = rows.filter((row) => row.outcome === outcome).length;
    return lines === 0 ? [] : [words.count(words.outcomes[outcome], lines)];
  });
  return <p className="figures">{[words.summary(rows.length), ...counts].join(' · ')}</p>;
}

function PreviewLine({ told, row, nameOf }: { told: Line; row: ImportRow | undefined; nameOf: NameOf }) {
  const words = useAreaWords();
  const { outcome, area, current, errors = [] } = told;
  const mark = isBad(outcome) ? 'mark mark-action' : outcome === 'unchanged' ? 'mark' : 'mark mark-waiting';
  return (
    <tr>
      <td className="number">{told.line}</td>
      <td>
        <span className={mark}>{words.import.outcomes[outcome]}</span>
        {errors.map(({ column, message }) => (
          <div key={column} className="form-wrong small">
            {words.import.wrong(words.import.headings[column], message)}
          </div>
        ))}
        {current !== undefined && outcome !== 'unchanged' && (
          <div className="soft small">
            {words.dialog.current('')}
            <AreaText area={current} />
          </div>
        )}
      </td>
      <td>{area === undefined ? row?.region : <Place code={area.region} nameOf={nameOf} />}</td>
      <td className="nowrap">{area === undefined ? row?.level : words.level[area.level]}</td>
      <td className="nowrap">{area?.fromDate ?? row?.fromDate}</td>
      <td className="nowrap">{area?.toDate ?? row?.toDate}</td>
      <td>{area?.documentNumber ?? row?.documentNumber}</td>
    </tr>
  );
}

/** A code that the country has no name for may be a slip: it is said, and left to who knows better. */
function Place({ code, nameOf }: { code: string; nameOf: NameOf }) {
  const { dialog } = useAreaWords();
  if (nameOf(code) !== undefined) return <PlaceName code={code} nameOf={nameOf} />;
  return (
    <>
      <span className="figures">{code}</span> <span className="mark mark-action">{dialog.unnamed}</span>
    </>
  );
}
