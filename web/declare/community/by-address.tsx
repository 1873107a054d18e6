import { useState } from 'preact/hooks';
import { useWords } from '../words/words.tsx';
import { placesOfCounty } from './find-places.ts';
import { loadIndex } from './load.ts';
import type { Place } from './place.ts';
import { countiesIn, placesIn, remainderOf } from './read-address.ts';
import { Results } from './results.tsx';
import { Waiting } from './waiting.tsx';

type Reading = { state: 'none' | 'reading' | 'failed' } | { state: 'read'; places: Place[] };

async function readAddress(address: string): Promise<Place[]> {
  const counties = countiesIn(address, await loadIndex());
  const places = await Promise.all(counties.map(placesOfCounty));
  return placesIn(address, places.flat());
}

/** A written address: its county is recognised, then the community by the longest name that stands in it. */
export function ByAddress({ onPlace }: { onPlace: (place: Place, rest: string) => void }) {
  const words = useWords().where;
  const [address, setAddress] = useState('');
  const [reading, setReading] = useState<Reading>({ state: 'none' });
  const read = (): void => {
    setReading({ state: 'reading' });
    readAddress(address).then(
      (places) => setReading({ state: 'read', places }),
      () => setReading({ state: 'failed' }),
    );
  };
  const places = reading.state === 'read' ? reading.places : [];
  return (
    <div class="stack">
      <div class="field">
        <label class="field-label" for="community-address">
          {words.address}
        </label>
        <p class="field-help" id="community-address-help">
          {words.addressHelp}
        </p>
        <textarea
          id="community-address"
          value={address}
          aria-describedby="community-address-help"
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
      </div>
      <button type="button" class="button" disabled={address.trim() === ''} onClick={read}>
        {words.read}
      </button>
      {(reading.state === 'reading' || reading.state === 'failed') && (
        <Waiting loaded={{ value: undefined, failed: reading.state === 'failed', again: read }} />
      )}
      {reading.state === 'read' && (
        <p class="small soft" role="status">
          {places.length === 0 ? words.addressNone : words.found(places.length)}
        </p>
      )}
      <Results places={places} onPlace={(place) => onPlace(place, remainderOf(address, place))} />
    </div>
  );
}
