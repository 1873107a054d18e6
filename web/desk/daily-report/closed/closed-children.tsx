import type { RegionReport } from '../../../../schemas/report-progress.ts';
import type { ReportedFigures, ReportedTotals } from '../../../../schemas/reported-figures.ts';
import { hashOf } from '../../address.ts';
import { Block } from '../../shell/block.tsx';
import { count, signed } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import {
  differenceOf,
  type FigureGroup,
  figureGroups,
  figureOf,
  type KeyFigure,
  keyFigures,
} from './figure-groups.ts';
import { FigureTerm } from './figure-term.tsx';

interface Given {
  told: RegionReport;
  total: ReportedFigures;
}

/** What stands of each region below, a way down to it: the figures that are asked for, and folded all others group by group. */
export function ClosedChildren({ told, total }: Given) {
  const { closed: words } = useReportWords();
  const groups = Object.entries(figureGroups) as [FigureGroup, readonly KeyFigure[]][];
  return (
    <Block title={words.below} help={words.belowHelp}>
      <ChildrenOf told={told} total={total} label={words.below} figures={keyFigures} />
      <details>
        <summary>{words.allBelow}</summary>
        {groups.map(([group, figures]) => (
          <section key={group} className="report-group">
            <h3>{words.groups[group]}</h3>
            <ChildrenOf told={told} total={total} label={words.groups[group]} figures={figures} />
          </section>
        ))}
      </details>
    </Block>
  );
}

interface TableGiven extends Given {
  label: string;
  figures: readonly KeyFigure[];
}

function ChildrenOf({ told, total, label, figures }: TableGiven) {
  const words = useWords();
  const { place } = useReportWords();
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="sheet-table figures closed-children">
        <thead>
          <tr>
            <th scope="col">{place}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col" className="number">
                <FigureTerm figure={figure} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.children.map(({ code, name, figures: stands = total, difference }) => (
            <tr key={code}>
              <th scope="row">
                <a href={hashOf({ screen: 'reports', region: code, day: told.day })}>{name}</a>
              </th>
              <Cells figures={figures} of={stands} difference={difference} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <Cells figures={figures} of={total} difference={told.closed?.difference} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface CellsGiven {
  figures: readonly KeyFigure[];
  of: ReportedFigures;
  difference: ReportedTotals | undefined;
}

function Cells({ figures, of, difference }: CellsGiven) {
  const { closed: words } = useReportWords();
  return figures.map((figure) => {
    const { atMidnight, since } = figureOf(of, figure);
    const changed = differenceOf(difference, figure);
    return (
      <td key={figure} className={atMidnight + since === 0 ? 'number soft' : 'number'}>
        {count(atMidnight + since)}
        {changed !== 0 && (
          <span className="report-changed report-difference small">{words.changedBy(signed(changed))}</span>
        )}
      </td>
    );
  });
}
