import type { Forecast } from '../../../schemas/capacity.ts';
import type { Me } from '../../../schemas/staff.ts';
import { hashOf, type Range } from '../address.ts';
import { useForecast } from '../api/queries.ts';
import { isRefused } from '../api/sentence-of.ts';
import { Failure } from '../shell/failure.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { dayText } from '../words/day-words.ts';
import { count } from '../words/numbers.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import type { Words } from '../words/zh.ts';
import { Lacking } from './lacking.tsx';

const countyDigits = 6;

/** Whose the places and tests are that stand against what is needed. */
function told(capacity: Forecast['capacity'], region: string, { arrivals }: Words): string {
  if (region.length > countyDigits) return arrivals.ofCounty;
  if (capacity === undefined) return arrivals.notEntered;
  if (region.length === countyDigits) return arrivals.enteredOwn;
  return arrivals.entered(capacity.counties, capacity.countiesInAll);
}

interface Given {
  region: string;
  range: Range;
  me: Me;
}

/** Tests and quarantine places that the next days will need, against what the counties entered (requirements D9). */
export function Needed({ region, range, me }: Given) {
  const words = useWords();
  const language = useLanguage();
  const { data, error, refetch } = useForecast(region, range);
  // Places and tests are a county's: below it there is nothing to set them against.
  if (isRefused(error)) return null;
  if (data === undefined)
    return error === null ? <Waiting rows={3} /> : <Failure error={error} retry={() => void refetch()} />;
  // A county that has not entered its own has an unknown number of places, not none.
  const capacity = data.capacity?.counties === 0 ? undefined : data.capacity;
  const rows = [
    {
      name: words.arrivals.tests,
      days: data.days.map(({ date, testsNeeded, lacking }) => ({
        ...{ date, needed: testsNeeded, lacks: lacking?.tests ?? 0 },
      })),
      has: capacity?.testsADay,
    },
    {
      name: words.arrivals.quarantine,
      days: data.days.map(({ date, quarantineNeeded, lacking }) => ({
        ...{ date, needed: quarantineNeeded, lacks: lacking?.quarantinePlaces ?? 0 },
      })),
      has: capacity?.quarantinePlaces,
    },
  ];
  const mayEnter = me.role === 'county' && me.region.code === region;
  return (
    <div className="needed">
      <h3>{words.arrivals.needs}</h3>
      <p className="soft small">
        {told(capacity, region, words)}{' '}
        {mayEnter && <a href={hashOf({ screen: 'capacity', region })}>{words.arrivals.enter}</a>}
      </p>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={words.arrivals.needs}>
        <table className="sheet-table figures">
          <thead>
            <tr>
              <th scope="col">{words.arrivals.needed}</th>
              {data.days.map(({ date }) => (
                <th key={date} scope="col" className="number">
                  {dayText(date, language)}
                </th>
              ))}
              <th scope="col" className="number">
                {words.arrivals.capacity}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, days, has }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {days.map(({ date, needed, lacks }) => (
                  <td key={date} className="number">
                    {count(needed)}
                    {lacks > 0 && <span className="lacking">{words.arrivals.short(count(lacks))}</span>}
                  </td>
                ))}
                <td className="number">{has === undefined ? '—' : count(has)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {region.length < countyDigits && <Lacking counties={data.capacity?.lacking ?? []} />}
    </div>
  );
}
