import type { Forecast } from '../../../schemas/capacity.ts';
import { hashOf } from '../address.ts';
import { count } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';

type Counties = NonNullable<Forecast['capacity']>['lacking'];

/** More are nothing to read one by one; the figures of the days are of all of them. */
const most = 8;

/** Which counties will lack something, the worst first; each leads to its own overview (requirements D9). */
export function Lacking({ counties }: { counties: Counties }) {
  const { arrivals } = useWords();
  if (counties.length === 0) return null;
  const more = counties.length - most;
  return (
    <div className="lacks">
      <h4>{arrivals.lacks}</h4>
      <ul>
        {counties.slice(0, most).map(({ code, name, tests, quarantinePlaces }) => (
          <li key={code}>
            <a href={hashOf({ screen: 'overview', region: code })}>{name}</a>{' '}
            {quarantinePlaces > 0 && (
              <span className="lacking">{arrivals.lacksPlaces(count(quarantinePlaces))}</span>
            )}{' '}
            {tests > 0 && <span className="lacking">{arrivals.lacksTests(count(tests))}</span>}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="soft small">{arrivals.lacksMore(more)}</p>}
    </div>
  );
}
