import { Button } from 'antd';
import { metricOf } from '../../../schemas/metric.ts';
import { type FilterName, type Filters, filterValues, go } from '../address.ts';
import type { RegionAddress } from '../shell/region-frame.tsx';
import { useLanguage, useWords } from '../words/use-words.ts';
import { type ChosenFilter, filterText } from './filter-text.ts';

type At = Extract<RegionAddress, { screen: 'list' }>;
const chosenFrom = ['state', 'risk', 'measure', 'transport', 'origin'] as const satisfies ChosenFilter[];
/** The figures that a list is asked for by choice; any other comes from the figure itself. */
const usualMetrics: readonly string[] = [
  ...['overdue', 'no-show', 'tests-overdue', 'pending', 'awaiting-acceptance', 'unreachable'],
  ...['under-control', 'open'],
  ...['declared', 'expected', 'arrived', 'arrived.high-risk', 'arrived.medium-risk', 'arrived.symptoms'],
  ...['verified', 'released', 'withdrawn', 'not-coming', 'tests-due'],
];
const communityDigits = 12;

/** What is asked of the list; each choice stands in the address bar. */
export function ListFilters({ at }: { at: At }) {
  const words = useWords();
  const language = useLanguage();
  const { filters } = at;

  const set = (name: FilterName, value: string) => {
    const { [name]: _before, ...others } = filters;
    const next: Filters = value === '' ? others : { ...others, [name]: value };
    const { shown: _shown, ...list } = at;
    go({ ...list, filters: next });
  };
  // A community has no list to be dispatched.
  const checks =
    at.region.length < communityDigits ? (['overdue', 'dispatch'] as const) : (['overdue'] as const);
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{words.list.filters.metric}</span>
        <MetricSelect chosen={filters.metric ?? ''} choose={(metric) => set('metric', metric)} />
      </label>
      {chosenFrom.map((name) => (
        <label key={name}>
          <span>{words.list.filters[name]}</span>
          <select value={filters[name] ?? ''} onChange={(event) => set(name, event.target.value)}>
            <option value="">{words.list.any}</option>
            {filterValues[name].map((value) => (
              <option key={value} value={value}>
                {filterText(name, value, { words, language })}
              </option>
            ))}
          </select>
        </label>
      ))}
      {checks.map((name) => (
        <label key={name} className="filter-check">
          <input
            type="checkbox"
            checked={filters[name] === 'true'}
            onChange={(event) => set(name, event.target.checked ? 'true' : '')}
          />
          <span>{words.list.only[name]}</span>
        </label>
      ))}
      {Object.keys(filters).length > 0 && (
        <Button
          onClick={() => {
            const { shown: _shown, ...list } = at;
            go({ ...list, filters: {} });
          }}
        >
          {words.list.clear}
        </Button>
      )}
    </form>
  );
}

/** Figures whose cases can be listed: what stands now, and what happened on the days that are chosen. */
function MetricSelect({ chosen, choose }: { chosen: string; choose: (metric: string) => void }) {
  const words = useWords();
  const language = useLanguage();
  const offered = usualMetrics.includes(chosen) || chosen === '' ? usualMetrics : [chosen, ...usualMetrics];
  return (
    <select value={chosen} onChange={(event) => choose(event.target.value)}>
      <option value="">{words.list.any}</option>
      {(['stock', 'flow'] as const).map((kind) => (
        <optgroup key={kind} label={words.list.kinds[kind]}>
          {offered
            .filter((metric) => metricOf(metric)?.kind === kind)
            .map((metric) => (
              <option key={metric} value={metric}>
                {filterText('metric', metric, { words, language })}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
