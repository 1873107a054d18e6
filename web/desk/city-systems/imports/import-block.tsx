import { Button } from 'antd';
import { useState } from 'react';
import { Block } from '../../shell/block.tsx';
import type { useCityImports } from '../city-queries.ts';
import { Loaded } from '../loaded.tsx';
import { useCityWords } from '../words/use-city-words.ts';
import { ImportLine } from './import-line.tsx';

const pageSize = 10;

interface Given {
  imports: ReturnType<typeof useCityImports>;
  isOwn: boolean;
}

/** What was sent, the newest first, and what came of each. */
export function ImportBlock({ imports: from, isOwn }: Given) {
  const { imports: words } = useCityWords();
  const [shown, setShown] = useState(pageSize);
  return (
    <Block title={words.title} help={words.help}>
      <Loaded from={from}>
        {({ imports }) =>
          imports.length === 0 ? (
            <p className="soft">{words.empty}</p>
          ) : (
            <>
              <ol className="feed-runs" aria-label={words.title}>
                {imports.slice(0, shown).map((one) => (
                  <ImportLine key={one.id} one={one} isOwn={isOwn} />
                ))}
              </ol>
              {imports.length > shown && (
                <div className="list-foot">
                  <Button onClick={() => setShown(shown + pageSize)}>{words.more}</Button>
                </div>
              )}
            </>
          )
        }
      </Loaded>
    </Block>
  );
}
