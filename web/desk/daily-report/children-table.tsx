import type { RegionReport } from '../../../schemas/report-progress.ts';
import { hashOf } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { useWords } from '../words/use-words.ts';
import { ChildCounts, ChildHeads, hasZeros } from './closed/child-counts.tsx';
import { missingOf } from './missing-of.ts';
import { useReportWords } from './words/use-report-words.ts';

/**
 * The same counts of the regions below, each a way down; where most are missing comes first. A zero that somebody attested, and one that
 * the data say of whoever is missing, have a column each (requirements E5, invariant 6).
 */
export function ChildrenTable({ told }: { told: RegionReport }) {
  const words = useWords();
  const reports = useReportWords();
  const { day, region, total, closed } = told;
  const children = [...told.children].sort(
    (one, other) => missingOf(other.progress) - missingOf(one.progress) || (one.code < other.code ? -1 : 1),
  );
  return (
    <Block title={reports.below} help={reports.belowHelp[helpOf(told)]}>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={reports.below}>
        <table className="sheet-table figures">
          <ChildHeads told={told} />
          <tbody>
            {children.map((child) => (
              <tr key={child.code}>
                <th scope="row">
                  <a href={hashOf({ screen: 'reports', region: child.code, day })}>{child.name}</a>
                </th>
                <ChildCounts told={told} child={child} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.total}</th>
              <ChildCounts
                told={told}
                child={{ code: region.code, progress: total, corrections: closed?.corrections }}
              />
            </tr>
          </tfoot>
        </table>
      </div>
    </Block>
  );
}

const helpOf = (told: RegionReport) => (told.state === 'open' && hasZeros(told) ? 'derived' : told.state);
