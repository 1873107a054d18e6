import { Button } from 'antd';
import { useState } from 'react';
import { Block } from '../../shell/block.tsx';
import { Failure } from '../../shell/failure.tsx';
import { importsOf, type useCityImports } from '../city-queries.ts';
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
  const more = (known: number) => {
    const next = shown + pageSize;
    setShown(next);
    if (next > known && from.hasNextPage) void from.fetchNextPage();
  };
  return (
    <Block title={words.title} help={words.help}>
      <Loaded from={from}>
        {(pages) => {
          const imports = importsOf(pages);
          if (imports.length === 0) return <p className="soft">{words.empty}</p>;
          return (
            <>
              <ol className="feed-runs" aria-label={words.title}>
                {imports.slice(0, shown).map((one) => (
                  <ImportLine key={one.id} one={one} isOwn={isOwn} />
                ))}
              </ol>
              {(imports.length > shown || from.hasNextPage) && (
                <div className="list-foot">
                  <Button loading={from.isFetchingNextPage} onClick={() => more(imports.length)}>
                    {words.more}
                  </Button>
                </div>
              )}
              {from.isFetchNextPageError && (
                <Failure error={from.error} retry={() => void from.fetchNextPage()} />
              )}
            </>
          );
        }}
      </Loaded>
    </Block>
  );
}
