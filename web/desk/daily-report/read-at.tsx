import { clockText } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';

interface Given {
  at: string;
  isStale: boolean;
  /** Nothing of it changes by itself any more, so it is not read again each minute. */
  isFinal: boolean;
}

/** When what is on the screen was read, and whether it is read again by itself. */
export function ReadAt({ at, isStale, isFinal }: Given) {
  const { band } = useWords();
  const again = isStale ? band.stale : band.live;
  return (
    <p className="soft small figures">
      {isFinal ? band.updated(clockText(at)) : `${band.updated(clockText(at))} · ${again}`}
    </p>
  );
}
