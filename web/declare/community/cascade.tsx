import { useEffect, useRef, useState } from 'preact/hooks';
import type { CountyShard, RegionIndex } from '../../../schemas/region-shard.ts';
import { useWords } from '../words/words.tsx';
import { loadCounty, loadIndex } from './load.ts';
import { type Place, placesOf } from './place.ts';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

interface Step {
  code: string;
  name: string;
}

/** The next question comes to the top, and into focus, when the one before is answered. */
function useNextQuestion(depth: number) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(depth);
  useEffect(() => {
    if (before.current === depth) return;
    before.current = depth;
    box.current?.scrollIntoView({ block: 'start' });
    box.current?.focus({ preventScroll: true });
  }, [depth]);
  return box;
}

function Options({
  title,
  options,
  onPick,
}: {
  title: string;
  options: Step[];
  onPick: (step: Step) => void;
}) {
  return (
    <div class="options" role="group" aria-label={title}>
      <p class="field-label">{title}</p>
      <div class="option-grid">
        {options.map((option) => (
          <button type="button" key={option.code} onClick={() => onPick(option)}>
            {option.name}
          </button>
        ))}
      </div>
    </div>
  );
}

function Townships({
  county,
  township,
  shard,
  onTownship,
  onPlace,
}: {
  county: { code: string; name: string; city: string };
  township: Step | undefined;
  shard: CountyShard;
  onTownship: (step: Step) => void;
  onPlace: (place: Place) => void;
}) {
  const words = useWords().where;
  if (township === undefined)
    return (
      <Options
        title={words.township}
        options={shard.map(([code, name]) => ({ code, name }))}
        onPick={onTownship}
      />
    );
  const prefix = county.code + township.code;
  const places = placesOf(county, shard).filter(({ code }) => code.startsWith(prefix));
  return (
    <Options
      title={words.communityOf}
      options={places}
      onPick={({ code }) => {
        const place = places.find((candidate) => candidate.code === code);
        if (place !== undefined) onPlace(place);
      }}
    />
  );
}

function CountyPart({ county, ...rest }: Omit<Parameters<typeof Townships>[0], 'shard'>) {
  const shard = useLoaded(() => loadCounty(county.code), county.code);
  return shard.value === undefined ? (
    <Waiting loaded={shard} />
  ) : (
    <Townships county={county} shard={shard.value} {...rest} />
  );
}

function Levels({ index, onPlace }: { index: RegionIndex; onPlace: (place: Place) => void }) {
  const words = useWords().where;
  const [path, setPath] = useState<Step[]>([]);
  const [cityStep, countyStep, townshipStep] = path;
  const city = index.find(({ code }) => code === cityStep?.code);
  const county = city?.counties.find(({ code }) => code === countyStep?.code);
  const box = useNextQuestion(path.length);
  const pick = (step: Step): void => setPath([...path, step]);
  /** A city with one county (Jiyuan) asks one question less. */
  const pickCity = (step: Step): void => {
    const only = index.find(({ code }) => code === step.code)?.counties;
    const [single] = only ?? [];
    setPath(only?.length === 1 && single !== undefined ? [step, single] : [step]);
  };
  return (
    <div class="levels" tabIndex={-1} ref={box}>
      {path.length > 0 && (
        <ol class="crumbs">
          {path.map((step, depth) => (
            <li key={step.code}>
              <button type="button" onClick={() => setPath(path.slice(0, depth))}>
                {step.name}
              </button>
            </li>
          ))}
        </ol>
      )}
      {city === undefined && <Options title={words.city} options={index.map(cityAsSaid)} onPick={pickCity} />}
      {city !== undefined && county === undefined && (
        <Options title={words.county} options={city.counties} onPick={pick} />
      )}
      {city !== undefined && county !== undefined && (
        <CountyPart
          county={{ code: county.code, name: county.name, city: city.name }}
          township={townshipStep}
          onTownship={pick}
          onPlace={onPlace}
        />
      )}
    </div>
  );
}

/** The statistical line above Jiyuan has a name that nobody says: it is shown as its one county. */
function cityAsSaid({ code, name, counties }: RegionIndex[number]): Step {
  const [only] = counties;
  return { code, name: counties.length === 1 && only !== undefined ? only.name : name };
}

/** City, county, township, community: four taps (requirements A9). */
export function Cascade({ onPlace }: { onPlace: (place: Place) => void }) {
  const index = useLoaded(loadIndex, 'index');
  return index.value === undefined ? (
    <Waiting loaded={index} />
  ) : (
    <Levels index={index.value} onPlace={onPlace} />
  );
}
