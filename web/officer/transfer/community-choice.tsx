import { useEffect, useState } from 'preact/hooks';
import { levelOf } from '../../../schemas/region.ts';
import { Icon } from '../../look/icon.tsx';
import { sentenceOf } from '../api/sentence-of.ts';
import { Failure } from '../shell/failure.tsx';
import { useWords } from '../words/use-words.ts';
import { above, findPlaces, mostResults, type Place } from './find-communities.ts';
import { regionOf } from './region-of.ts';

interface Found {
  places: Place[] | undefined;
  failed: unknown;
}

/** The places for what is chosen and typed; an answer that comes after a newer question is dropped. */
function usePlaces(under: string, text: string, tries: number): Found {
  const [found, setFound] = useState<Found>({ places: undefined, failed: undefined });
  useEffect(() => {
    let isWanted = true;
    setFound((before) => ({ places: text === '' ? undefined : before.places, failed: undefined }));
    findPlaces(under, text, regionOf).then(
      (places) => isWanted && setFound({ places, failed: undefined }),
      (failed: unknown) => isWanted && setFound({ places: undefined, failed }),
    );
    return () => {
      isWanted = false;
    };
  }, [under, text, tries]);
  return found;
}

interface CommunityChoiceProps {
  /** The county where the search begins: most transfers stay within it. */
  start: string;
  choose: (place: Place) => void;
}

/** A community by steps from the county down, or by a part of its name within the county. */
export function CommunityChoice({ start, choose }: CommunityChoiceProps) {
  const words = useWords();
  const [under, setUnder] = useState(start);
  const [text, setText] = useState('');
  const [tries, setTries] = useState(0);
  const [title, setTitle] = useState('');
  const { places, failed } = usePlaces(under, text, tries);
  const up = above(under);
  useEffect(() => {
    regionOf(under).then(
      ({ region }) => setTitle(region.path.split('/').join(' ')),
      () => setTitle(''),
    );
  }, [under]);
  const open = (place: Place) => {
    if (levelOf(place.code) === 'community') {
      choose(place);
      return;
    }
    setUnder(place.code);
    setText('');
  };
  return (
    <div class="community-choice">
      <label class="field">
        <span class="field-label">{words.transfer.search}</span>
        <input
          type="search"
          autocomplete="off"
          enterkeyhint="search"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <span class="field-help">{words.transfer.searchHelp}</span>
      </label>
      <div class="community-path">
        {up !== undefined && (
          <button type="button" class="button" onClick={() => setUnder(up)}>
            {words.transfer.up}
          </button>
        )}
        <p aria-live="polite">{title}</p>
      </div>
      {failed !== undefined && (
        <Failure sentence={sentenceOf(failed, words)} retry={() => setTries(tries + 1)} />
      )}
      {places === undefined && failed === undefined && (
        <p class="soft" role="status">
          {words.loading}
        </p>
      )}
      {places?.length === 0 && <p class="empty">{words.transfer.noResult}</p>}
      <ul class="places">
        {(places ?? []).slice(0, mostResults).map((place) => (
          <li key={place.code}>
            <button type="button" class="place" onClick={() => open(place)}>
              <span>
                {place.name}
                <span class="soft small"> {place.path}</span>
              </span>
              <Icon name="forward" size={20} />
            </button>
          </li>
        ))}
      </ul>
      {(places?.length ?? 0) > mostResults && <p class="soft">{words.transfer.truncated}</p>}
    </div>
  );
}
