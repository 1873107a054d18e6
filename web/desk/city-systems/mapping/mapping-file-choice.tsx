import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useCityWords } from '../words/use-city-words.ts';
import type { Mapped } from './mapping-draft.ts';
import { readMapping } from './mapping-file.ts';

/** Takes a mapping from a file, to be looked through before it is saved. */
export function MappingFileChoice({ take }: { take: (mapping: Mapped) => void }) {
  const { mapping: words } = useCityWords();
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<ReturnType<typeof readMapping>>();
  const choose = async (file: File) => {
    const next = readMapping(await file.text());
    setRead(next);
    if ('mapping' in next) take(next.mapping);
  };
  return (
    <div className="feed-pick">
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) void choose(file);
          target.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()}>{words.importFile}</Button>
      {read !== undefined && (
        <span role="status" className={'wrong' in read ? 'form-wrong' : 'soft'}>
          {'wrong' in read ? words.notMapping(read.wrong) : words.imported}
        </span>
      )}
    </div>
  );
}
