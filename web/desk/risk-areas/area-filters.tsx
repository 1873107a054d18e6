import { Input } from 'antd';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { now } from '../../staff/server-time.ts';
import { go } from '../address.ts';
import { choiceName, useCities, useProvinces } from './place-names.ts';
import type { AreasAddress } from './risk-areas-screen.tsx';
import { useAreaWords } from './words/use-area-words.ts';

interface Given {
  at: AreasAddress;
  find: string;
  setFind: (text: string) => void;
}

/** Where and when: both stand in the address bar. What is typed looks among the areas that are shown. */
export function AreaFilters({ at, find, setFind }: Given) {
  const { filters: words } = useAreaWords();
  const province = at.area?.slice(0, 2) ?? '';
  const provinces = useProvinces();
  const cities = useCities(province);
  const show = ({ area = '', day = '' }: { area?: string | undefined; day?: string | undefined }) =>
    go({ screen: 'risk-areas', ...(area !== '' && { area }), ...(day !== '' && { day }) });
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{words.province}</span>
        <select value={province} onChange={(event) => show({ ...at, area: event.target.value })}>
          <option value="">{words.wholeCountry}</option>
          {provinces.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {province !== '' && (
        <label>
          <span>{words.city}</span>
          <select value={at.area} onChange={(event) => show({ ...at, area: event.target.value })}>
            <option value={province}>{words.wholeProvince}</option>
            {cities.map(({ code, name }) => (
              <option key={code} value={code}>
                {choiceName(name, code)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>{words.day}</span>
        <input
          type="date"
          disabled={at.day === 'all'}
          value={at.day === 'all' ? '' : (at.day ?? shanghaiDate(now()))}
          onChange={(event) => show({ ...at, day: event.target.value })}
        />
      </label>
      <label className="filter-check">
        <input
          type="checkbox"
          checked={at.day === 'all'}
          onChange={(event) => show({ ...at, day: event.target.checked ? 'all' : '' })}
        />
        <span>{words.all}</span>
      </label>
      <label>
        <span>{words.find}</span>
        <Input type="search" value={find} onChange={(event) => setFind(event.target.value)} />
      </label>
    </form>
  );
}
