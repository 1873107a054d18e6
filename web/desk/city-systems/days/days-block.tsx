import { useState } from 'react';
import { Block } from '../../shell/block.tsx';
import { useCityDays } from '../city-queries.ts';
import { Loaded } from '../loaded.tsx';
import { useCityWords } from '../words/use-city-words.ts';
import { DayDialog } from './day-dialog.tsx';
import { DayLine } from './day-line.tsx';

interface Given {
  city: string;
  mayEnter: boolean;
  /** The first day whose counts the city owes. */
  askedFrom: string | undefined;
}

/** Both sides' counts of each day, and where they differ (requirements J1: compared both ways each day). */
export function DaysBlock({ city, mayEnter, askedFrom }: Given) {
  const { days: words } = useCityWords();
  const answer = useCityDays(city);
  const [entered, setEntered] = useState<string>();
  return (
    <Block title={words.title} help={words.help}>
      <Loaded from={answer} rows={6}>
        {({ days }) => (
          <>
            <div className="table-scroll" tabIndex={0} role="group" aria-label={words.title}>
              <table className="sheet-table figures city-days">
                <DaysHead mayEnter={mayEnter} />
                <tbody>
                  {days.map((day) => (
                    <DayLine
                      key={day.day}
                      of={day}
                      isOwed={askedFrom !== undefined && day.day >= askedFrom}
                      enter={mayEnter ? setEntered : undefined}
                    />
                  ))}
                </tbody>
              </table>
            </div>
            <p className="soft small">{words.difference}</p>
            {entered !== undefined && (
              <DayDialog
                city={city}
                day={entered}
                before={days.find(({ day }) => day === entered)?.theirs}
                close={() => setEntered(undefined)}
              />
            )}
          </>
        )}
      </Loaded>
    </Block>
  );
}

function DaysHead({ mayEnter }: { mayEnter: boolean }) {
  const { days: words } = useCityWords();
  const both = [words.declared, words.withdrawn];
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {words.day}
        </th>
        <th scope="col" rowSpan={2}>
          {words.result}
        </th>
        {[words.ours, words.theirs].map((side) => (
          <th key={side} scope="colgroup" colSpan={2} className="number">
            {side}
          </th>
        ))}
        {mayEnter && (
          <th scope="col" rowSpan={2}>
            {words.enter}
          </th>
        )}
      </tr>
      <tr>
        {[...both, ...both].map((name, index) => (
          // The same two, of either side.
          <th key={index} scope="col" className="number">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
