import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { addDays, daysBetween, isRealDate } from '../../../schemas/shanghai-day.ts';
import { mostDays } from '../../../schemas/statistics.ts';
import type { Range } from '../address.ts';
import { useWords } from '../words/use-words.ts';

type Preset = 'today' | 'yesterday' | 'week' | 'month';

function presetsOf(today: string): Record<Preset, Range> {
  return {
    today: { from: today, to: today },
    yesterday: { from: addDays(today, -1), to: addDays(today, -1) },
    week: { from: addDays(today, -6), to: today },
    month: { from: addDays(today, -29), to: today },
  };
}

const same = (one: Range, other: Range) => one.from === other.from && one.to === other.to;

interface Given {
  range: Range;
  today: string;
  choose: (range: Range) => void;
}

/** The days that are looked at: usual ones by one click, any others by their dates. */
export function RangeBar({ range, today, choose }: Given) {
  const words = useWords();
  const [typed, setTyped] = useState(range);
  useEffect(() => setTyped(range), [range.from, range.to]);
  const presets = presetsOf(today);
  const names = Object.keys(presets) as Preset[];
  const chosen = names.find((name) => same(presets[name], range)) ?? 'own';
  const wrong = faultOf(typed, words);

  const type = (change: Partial<Range>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    if (isRealDate(next.from) && isRealDate(next.to) && faultOf(next, words) === undefined) choose(next);
  };

  return (
    <fieldset className="range-bar">
      <legend className="visually-hidden">{words.range.label}</legend>
      <Segmented<Preset | 'own'>
        aria-label={words.range.label}
        value={chosen}
        options={([...names, 'own'] as const).map((name) => ({
          value: name,
          label: words.range[name],
          disabled: name === 'own' && chosen !== 'own',
        }))}
        onChange={(name) => {
          if (name !== 'own') choose(presets[name]);
        }}
      />
      <span className="range-dates">
        <label>
          <span className="visually-hidden">{words.range.from}</span>
          <input type="date" value={typed.from} onChange={(event) => type({ from: event.target.value })} />
        </label>
        <span aria-hidden="true">–</span>
        <label>
          <span className="visually-hidden">{words.range.to}</span>
          <input type="date" value={typed.to} onChange={(event) => type({ to: event.target.value })} />
        </label>
      </span>
      {wrong !== undefined && (
        <p className="range-wrong" role="alert">
          {wrong}
        </p>
      )}
    </fieldset>
  );
}

function faultOf({ from, to }: Range, words: ReturnType<typeof useWords>): string | undefined {
  if (!isRealDate(from) || !isRealDate(to)) return undefined;
  if (to < from) return words.range.order;
  return daysBetween(from, to) >= mostDays ? words.range.tooLong(mostDays) : undefined;
}
