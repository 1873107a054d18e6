import { roundAfter } from '../../../schemas/rounds.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { me } from '../sign-in/me.ts';
import { useCell } from '../use-cell.ts';
import { instantWords, timeWords } from '../words/day-words.ts';
import { shortPath } from '../words/place-words.ts';
import { shortName } from '../words/short-name.ts';
import { useWords } from '../words/use-words.ts';
import { ConnectionLine } from './connection-line.tsx';

/** When the last round came, and when the next one does. */
function Round({ roundAt }: { roundAt: string | undefined }) {
  const words = useWords();
  const at = now();
  const next = roundAfter(new Date(at.getTime() + 1));
  const isToday = shanghaiDate(next) === shanghaiDate(at);
  return (
    <span>
      {roundAt === undefined ? words.round.none : words.round.last(instantWithoutToday(roundAt))}
      {' · '}
      {words.round.next(isToday ? timeWords(next) : instantWords(next, at, words))}
    </span>
  );

  function instantWithoutToday(instant: string): string {
    const last = new Date(instant);
    return shanghaiDate(last) === shanghaiDate(at) ? timeWords(last) : instantWords(last, at, words);
  }
}

interface BandProps {
  roundAt: string | undefined;
  busy: boolean;
  refresh: () => void;
}

/** The head of the day: whose list it is, whether it is up to date. */
export function Band({ roundAt, busy, refresh }: BandProps) {
  const words = useWords();
  const who = useCell(me);
  return (
    <header class="band">
      <div class="band-row">
        <p class="band-title">
          {who === undefined ? words.name : shortName(who.region.name)}
          {who !== undefined && (
            <span class="band-under">{shortPath(who.region.path.split('/').slice(0, -1).join('/'), 3)}</span>
          )}
        </p>
        <button
          type="button"
          class="band-button"
          aria-label={words.refresh}
          aria-busy={busy}
          onClick={refresh}
        >
          <Icon name="refresh" />
        </button>
        <a class="band-button" href={hashOf({ screen: 'settings' })} aria-label={words.settings.title}>
          <Icon name="person" />
        </a>
      </div>
      <p class="band-line">
        <ConnectionLine />
        <Round roundAt={roundAt} />
      </p>
    </header>
  );
}
