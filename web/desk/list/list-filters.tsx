import { Button } from 'antd';
import { type FilterName, type Filters, filterValues, go } from '../address.ts';
import type { RegionAddress } from '../shell/region-frame.tsx';
import { useLanguage, useWords } from '../words/use-words.ts';
import { filterText } from './filter-text.ts';

type At = Extract<RegionAddress, { screen: 'list' }>;
type Chosen = Exclude<FilterName, 'overdue'>;
const chosenFrom: readonly Chosen[] = ['need', 'state', 'risk', 'measure', 'transport', 'origin'];

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
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
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
      <label className="filter-check">
        <input
          type="checkbox"
          checked={filters.overdue === 'true'}
          onChange={(event) => set('overdue', event.target.checked ? 'true' : '')}
        />
        <span>{words.list.overdueOnly}</span>
      </label>
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
