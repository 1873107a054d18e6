import { useEffect, useState } from 'preact/hooks';
import type { OriginList } from '../../../schemas/region-shard.ts';
import { loadProvince, loadProvinces } from '../community/load.ts';
import { SelectField } from '../form/field.tsx';

/** A division of China as deep as the lists go: a county, or a whole province where there are none (Hong Kong …). */
export interface ChosenRegion {
  code: string;
  name: string;
}

interface Labels {
  province: string;
  city: string;
  county: string;
}

const asOptions = (list: OriginList): [string, string][] => list.map(({ code, name }) => [code, name]);

/** Province, city and county, each list coming when the one above is chosen. */
export function RegionSelect({
  at,
  labels,
  value,
  onValue,
}: {
  at: string;
  labels: Labels;
  value: string;
  onValue: (region: ChosenRegion) => void;
}) {
  const [provinces, setProvinces] = useState<OriginList>([]);
  const [cities, setCities] = useState<OriginList>([]);
  const province = value.slice(0, 2);
  const city = value.slice(0, 4);

  useEffect(() => {
    void loadProvinces().then(setProvinces, () => setProvinces([]));
  }, []);
  useEffect(() => {
    setCities([]);
    if (province.length === 2) void loadProvince(province).then(setCities, () => setCities([]));
  }, [province]);

  const counties = cities.find(({ code }) => code === city)?.parts ?? [];
  const nameOf = (list: OriginList, code: string): string =>
    list.find((entry) => entry.code === code)?.name ?? '';
  const choose = (code: string): void =>
    onValue({
      code,
      name: [
        nameOf(provinces, code.slice(0, 2)),
        code.length >= 4 ? nameOf(cities, code.slice(0, 4)) : '',
        code.length >= 6 ? nameOf(counties, code) : '',
      ]
        .filter((name) => name !== '')
        .join('/'),
    });
  return (
    <div class="region-select">
      <SelectField
        at={at}
        label={labels.province}
        value={province}
        options={asOptions(provinces)}
        onValue={choose}
      />
      {cities.length > 0 && (
        <SelectField
          at={`${at}-city`}
          label={labels.city}
          value={city.length === 4 ? city : ''}
          options={asOptions(cities)}
          onValue={(code) => choose(code === '' ? province : code)}
        />
      )}
      {counties.length > 0 && (
        <SelectField
          at={`${at}-county`}
          label={labels.county}
          value={value.length === 6 ? value : ''}
          options={asOptions(counties)}
          onValue={(code) => choose(code === '' ? city : code)}
        />
      )}
    </div>
  );
}
