import { originNames } from '../../../schemas/code-names.ts';
import { addDays } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { useStatistics } from '../api/queries.ts';
import { Block } from '../shell/block.tsx';
import { Failure } from '../shell/failure.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { dayText } from '../words/day-words.ts';
import { count } from '../words/numbers.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { arrivalsByOrigin } from './arrivals-by-origin.ts';
import { ExpectedFigure } from './expected-figure.tsx';
import { Needed } from './needed.tsx';

const days = 7;

/** Who is expected over the next days, from where, and what they will need (requirements D9). */
export function Arrivals({ region, today, me }: { region: string; today: string; me: Me }) {
  const words = useWords();
  const language = useLanguage();
  const range = { from: addDays(today, 1), to: addDays(today, days) };
  const { data, error, refetch } = useStatistics({
    region,
    ...range,
    metrics: ['expected', 'expected.origin'],
  });
  if (data === undefined)
    return (
      <Block title={words.arrivals.title}>
        {error === null ? <Waiting rows={6} /> : <Failure error={error} retry={() => void refetch()} />}
      </Block>
    );
  const { rows, others } = arrivalsByOrigin(data.days);
  const dates = data.days.map(({ date }) => date);
  const { suppressedBelow } = data;
  const told = (
    metric: string,
    { value, from }: { value: number | null | undefined; from?: string | undefined },
  ) => (
    <ExpectedFigure
      metric={metric}
      value={value}
      suppressedBelow={suppressedBelow}
      region={region}
      range={from === undefined ? range : { from, to: from }}
    />
  );
  return (
    <Block title={words.arrivals.title} help={words.arrivals.help}>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={words.arrivals.title}>
        <table className="sheet-table figures">
          <thead>
            <tr>
              <th scope="col">{words.arrivals.origin}</th>
              {dates.map((date) => (
                <th key={date} scope="col" className="number">
                  {dayText(date, language)}
                </th>
              ))}
              <th scope="col" className="number">
                {words.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ origin, values, sum }) => (
              <tr key={origin}>
                <th scope="row">{originNames[origin][language]}</th>
                {values.map((value, index) => (
                  <td key={dates[index]} className="number">
                    {told(`expected.origin.${origin}`, { value, from: dates[index] })}
                  </td>
                ))}
                <td className="number">{told(`expected.origin.${origin}`, { value: sum })}</td>
              </tr>
            ))}
            {others.sum > 0 && (
              <tr>
                <th scope="row">{words.arrivals.others}</th>
                {others.values.map((value, index) => (
                  <td key={dates[index]} className="number">
                    {count(value)}
                  </td>
                ))}
                <td className="number">{count(others.sum)}</td>
              </tr>
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.arrivals.all}</th>
              {data.days.map(({ date, values }) => (
                <td key={date} className="number">
                  {told('expected', { value: values['expected'], from: date })}
                </td>
              ))}
              <td className="number">{told('expected', { value: data.total['expected'] })}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <Needed region={region} range={range} me={me} />
    </Block>
  );
}
