import { useId } from 'react';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import { useLanguage } from '../words/use-words.ts';
import { useFeedWords } from './words/use-feed-words.ts';

interface Given {
  kinds: readonly FeedKind[];
  isOff: (kind: FeedKind) => boolean;
  chosen: FeedKind | undefined;
  choose: (kind: FeedKind | undefined) => void;
}

/** One of the kinds of feeds; those that are off stand there and can't be chosen. */
export function KindChoice({ kinds, isOff, chosen, choose }: Given) {
  const { send, offHelp } = useFeedWords();
  const language = useLanguage();
  const id = useId();
  return (
    <div className="form-row">
      <label htmlFor={id}>{send.kind}</label>
      <select
        id={id}
        value={chosen?.id ?? ''}
        aria-describedby={`${id}-help`}
        onChange={({ target }) => choose(kinds.find((kind) => kind.id === target.value))}
      >
        <option value="">{send.chooseKind}</option>
        {kinds.map((kind) => (
          <option key={kind.id} value={kind.id} disabled={isOff(kind)}>
            {isOff(kind) ? send.offOption(kind.names[language]) : kind.names[language]}
          </option>
        ))}
      </select>
      <p id={`${id}-help`} className="soft small">
        {offHelp}
      </p>
    </div>
  );
}
