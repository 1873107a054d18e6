import { Input } from 'antd';
import { useId } from 'react';
import { PlaceName } from './place-name.tsx';
import { choiceName, useCities, usePlaceNames, useProvinces } from './place-names.ts';
import { useAreaWords } from './words/use-area-words.ts';

interface Given {
  value: string;
  wrong: string | undefined;
  change: (region: string) => void;
}

const mostDigits = 12;

/** A place by choosing, province before city before county, or by its code; each shows what the other says. */
export function PlaceField({ value, wrong, change }: Given) {
  const { dialog, filters } = useAreaWords();
  const id = useId();
  const provinces = useProvinces();
  const cities = useCities(value.slice(0, 2));
  const counties = cities.find(({ code }) => code === value.slice(0, 4))?.parts ?? [];
  return (
    <fieldset className="form-row">
      <legend>{dialog.place}</legend>
      <div className="levels">
        <Level name={filters.province} digits={2} choices={provinces} value={value} change={change} />
        <Level name={filters.city} digits={4} choices={cities} value={value} change={change} />
        <Level name={dialog.county} digits={6} choices={counties} value={value} change={change} />
      </div>
      <label htmlFor={id}>{dialog.code}</label>
      <Input
        id={id}
        inputMode="numeric"
        maxLength={mostDigits}
        value={value}
        status={wrong === undefined ? '' : 'error'}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-wrong`}
        onChange={(event) => change(event.target.value.normalize('NFKC').replace(/\D/g, ''))}
      />
      {value.length >= 4 && <Named code={value} />}
      <p id={`${id}-wrong`} className="form-wrong" role="alert">
        {wrong}
      </p>
    </fieldset>
  );
}

interface LevelGiven {
  name: string;
  /** Of a code of this level. */
  digits: number;
  choices: readonly { code: string; name: string }[];
  value: string;
  change: (region: string) => void;
}

function Level({ name, digits, choices, value, change }: LevelGiven) {
  if (choices.length === 0) return null;
  const above = value.slice(0, digits - 2);
  return (
    <select
      aria-label={name}
      value={value.length >= digits ? value.slice(0, digits) : ''}
      onChange={(event) => change(event.target.value === '' ? above : event.target.value)}
    >
      <option value="">{name}</option>
      {choices.map((choice) => (
        <option key={choice.code} value={choice.code}>
          {choiceName(choice.name, choice.code)}
        </option>
      ))}
    </select>
  );
}

/** What the code stands for, so that a wrong digit is seen. */
function Named({ code }: { code: string }) {
  const { dialog } = useAreaWords();
  const nameOf = usePlaceNames([code]);
  return (
    <p className="small" role="status">
      {nameOf(code) === undefined ? dialog.unnamed : <PlaceName code={code} nameOf={nameOf} />}
    </p>
  );
}
