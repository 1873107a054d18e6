import { useState } from 'preact/hooks';
import { useWords } from '../words/words.tsx';
import { ByAddress } from './by-address.tsx';
import { ByName } from './by-name.tsx';
import { Cascade } from './cascade.tsx';
import type { Place } from './place.ts';

type Way = 'list' | 'name' | 'address';

/** Three ways to the community, and an answer for who doesn't know it (ux.md). */
export function Picker({ onPlace }: { onPlace: (place: Place, rest?: string) => void }) {
  const words = useWords().where;
  const [way, setWay] = useState<Way>('list');
  const ways: [Way, string][] = [
    ['list', words.byList],
    ['name', words.bySearch],
    ['address', words.byAddress],
  ];
  return (
    <div class="stack">
      <div class="tabs" role="group" aria-label={words.communityHelp}>
        {ways.map(([name, label]) => (
          <button type="button" key={name} aria-pressed={way === name} onClick={() => setWay(name)}>
            {label}
          </button>
        ))}
      </div>
      {way === 'list' && <Cascade onPlace={onPlace} />}
      {way === 'name' && <ByName onPlace={onPlace} />}
      {way === 'address' && <ByAddress onPlace={onPlace} />}
      <details class="more">
        <summary>{words.unknown}</summary>
        <ul class="bullets small">
          {words.unknownHelp.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}
