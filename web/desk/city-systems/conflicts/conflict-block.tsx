import { Button } from 'antd';
import { useState } from 'react';
import type { CityConflict } from '../../../../schemas/city-conflict.ts';
import { Block } from '../../shell/block.tsx';
import { count } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { importsOf, useCityConflicts, useCityImports } from '../city-queries.ts';
import { Loaded } from '../loaded.tsx';
import { useCityWords } from '../words/use-city-words.ts';
import { ConflictLine } from './conflict-line.tsx';

const pageSize = 20;

/** Rows that contradict what stands here: those to be decided, and folded the last that were. */
export function ConflictBlock({ city, mayDecide }: { city: string; mayDecide: boolean }) {
  const { conflicts: words } = useCityWords();
  const { more } = useWords();
  const answer = useCityConflicts(city);
  const imports = importsOf(useCityImports(city).data);
  const nameOf = (id: string) => imports.find((one) => one.id === id)?.name;
  const [shown, setShown] = useState(pageSize);
  const lines = (conflicts: readonly CityConflict[]) => (
    <ol className="feed-runs">
      {conflicts.map((conflict) => (
        <ConflictLine
          key={conflict.id}
          conflict={conflict}
          city={city}
          file={nameOf(conflict.import)}
          mayDecide={mayDecide}
        />
      ))}
    </ol>
  );
  return (
    <Block title={words.title} help={words.help}>
      <Loaded from={answer}>
        {({ conflicts, open: openInAll }) => {
          const open = conflicts.filter(({ decision }) => decision === undefined);
          const decided = conflicts.filter(({ decision }) => decision !== undefined);
          return (
            <>
              <p className={openInAll === 0 ? 'soft' : undefined}>
                {openInAll === 0 ? words.empty : words.open(count(openInAll))}
              </p>
              {open.length > 0 && lines(open.slice(0, shown))}
              {open.length > shown && <Button onClick={() => setShown(shown + pageSize)}>{more}</Button>}
              {decided.length > 0 && (
                <details>
                  <summary>{words.decided(decided.length)}</summary>
                  {lines(decided)}
                </details>
              )}
            </>
          );
        }}
      </Loaded>
    </Block>
  );
}
