import { Fragment } from 'react';
import type { DriftReport } from '../../../schemas/drift.ts';
import { RegionName } from '../shell/region-name.tsx';
import { Term } from '../shell/term.tsx';
import { dayText } from '../words/day-words.ts';
import { count } from '../words/numbers.ts';
import { useLanguage, useWords } from '../words/use-words.ts';

type Drifts = DriftReport['regions'][number]['drifts'];

/** More are nothing to read one by one. */
const mostRows = 20;

/** Counts that are not what the recount found: where, which, of what day, and both numbers. */
export function DriftTable({ drifts, drifting }: { drifts: Drifts; drifting: number }) {
  const { recount } = useWords();
  const language = useLanguage();
  const shown = drifts.slice(0, mostRows);
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={recount.title}>
      <table className="sheet-table figures">
        <thead>
          <tr>
            <th scope="col">{recount.place}</th>
            <th scope="col">{recount.metric}</th>
            <th scope="col">{recount.date}</th>
            <th scope="col" className="number">
              {recount.counted}
            </th>
            <th scope="col" className="number">
              {recount.recounted}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={[one.place, one.date, ...one.metrics, one.counted, one.recounted].join(' ')}>
              <th scope="row">
                <RegionName code={one.place} />
              </th>
              <td>
                {one.metrics.map((metric, index) => (
                  <Fragment key={metric}>
                    {index > 0 && ' · '}
                    <Term metric={metric} />
                  </Fragment>
                ))}
              </td>
              <td>{one.date === undefined ? recount.allDays : dayText(one.date, language)}</td>
              <td className="number">{count(one.counted)}</td>
              <td className="number">{count(one.recounted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {drifting > shown.length && (
        <p className="soft small">{recount.more(count(drifting - shown.length))}</p>
      )}
    </div>
  );
}
