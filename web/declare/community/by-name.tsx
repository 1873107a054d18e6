import { useEffect, useState } from 'preact/hooks';
import type { RegionIndex } from '../../../schemas/region-shard.ts';
import { useWords } from '../words/words.tsx';
import { placesOfCity, placesOfCounty } from './find-places.ts';
import { loadIndex, loadReadings } from './load.ts';
import { type SyllableOf, syllableTable } from './match-pinyin.ts';
import type { Place } from './place.ts';
import { Results } from './results.tsx';
import { needsReadings, search } from './search.ts';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

const most = 30;
const nothing: SyllableOf = new Map();

interface Searched {
  places: Place[];
  done: number;
  all: number;
  failed: boolean;
}

/** Loads the communities of what is chosen, city by city when it is the province: results come as they come. */
function usePlaces(index: RegionIndex, city: string, county: string): Searched & { again: () => void } {
  const [state, setState] = useState<Searched>({ places: [], done: 0, all: 0, failed: false });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    const chosen = index.find(({ code }) => code === city);
    const ofCounty = chosen?.counties.find(({ code }) => code === county);
    const loads =
      chosen !== undefined && ofCounty !== undefined
        ? [() => placesOfCounty({ ...ofCounty, city: chosen.name })]
        : (chosen === undefined ? index : [chosen]).map((each) => () => placesOfCity(each));
    const run = async (): Promise<void> => {
      const places: Place[] = [];
      setState({ places, done: 0, all: loads.length, failed: false });
      for (const [done, load] of loads.entries()) {
        places.push(...(await load()));
        if (!current) return;
        setState({ places: places.slice(), done: done + 1, all: loads.length, failed: false });
      }
    };
    run().catch(() => {
      if (current) setState((before) => ({ ...before, failed: true }));
    });
    return () => {
      current = false;
    };
  }, [index, city, county, tries]);
  return { ...state, again: () => setTries(tries + 1) };
}

function Scope({
  index,
  city,
  county,
  onScope,
}: {
  index: RegionIndex;
  city: string;
  county: string;
  onScope: (city: string, county: string) => void;
}) {
  const words = useWords().where;
  const counties = index.find(({ code }) => code === city)?.counties ?? [];
  return (
    <fieldset class="scope">
      <legend class="field-label">{words.within}</legend>
      <div class="scope-selects field">
        <select
          aria-label={words.city}
          value={city}
          onChange={(event) => onScope(event.currentTarget.value, '')}
        >
          <option value="">{words.wholeProvince}</option>
          {index.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        {counties.length > 0 && (
          <select
            aria-label={words.county}
            value={county}
            onChange={(event) => onScope(city, event.currentTarget.value)}
          >
            <option value="">{words.wholeCity}</option>
            {counties.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
    </fieldset>
  );
}

function Found({
  searched,
  query,
  onPlace,
}: {
  searched: ReturnType<typeof usePlaces>;
  query: string;
  onPlace: (place: Place) => void;
}) {
  const words = useWords().where;
  const readings = useLoaded(loadReadings, 'readings');
  const usual = readings.value === undefined ? nothing : syllableTable(readings.value);
  if (searched.failed || (readings.failed && needsReadings(query)))
    return (
      <Waiting
        loaded={{ value: undefined, failed: true, again: searched.failed ? searched.again : readings.again }}
      />
    );
  if (query.trim() === '') return null;
  const places = search(query, searched.places, usual, most);
  const complete = searched.done === searched.all && searched.all > 0;
  const count = places.length === most ? words.foundMany(most) : words.found(places.length);
  return (
    <>
      <p class="small soft" role="status">
        {complete ? (places.length === 0 ? words.none : count) : words.searching(searched.done, searched.all)}
      </p>
      <Results places={places} onPlace={onPlace} />
    </>
  );
}

function Search({ index, onPlace }: { index: RegionIndex; onPlace: (place: Place) => void }) {
  const words = useWords().where;
  const [scope, setScope] = useState({ city: '', county: '' });
  const [query, setQuery] = useState('');
  const searched = usePlaces(index, scope.city, scope.county);
  return (
    <div class="stack">
      <Scope index={index} {...scope} onScope={(city, county) => setScope({ city, county })} />
      <div class="field">
        <label class="field-label" for="community-search">
          {words.search}
        </label>
        <p class="field-help" id="community-search-help">
          {words.searchHelp}
        </p>
        <input
          id="community-search"
          type="search"
          autocomplete="off"
          value={query}
          aria-describedby="community-search-help"
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <Found searched={searched} query={query} onPlace={onPlace} />
    </div>
  );
}

/** A part of the name, its pinyin or initials, within a county, a city or the province (requirements A9). */
export function ByName({ onPlace }: { onPlace: (place: Place) => void }) {
  const index = useLoaded(loadIndex, 'index');
  return index.value === undefined ? (
    <Waiting loaded={index} />
  ) : (
    <Search index={index.value} onPlace={onPlace} />
  );
}
