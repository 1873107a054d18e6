import { Icon } from '../../look/icon.tsx';
import { language } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import { originWords, provinceChoices } from '../words/place-words.ts';
import { useWords } from '../words/use-words.ts';
import type { Stay } from './answers.ts';

interface StayFieldsProps {
  stays: Stay[];
  arrivalDate: string;
  change: (stays: Stay[]) => void;
}

const empty: Stay = { regionCode: '', fromDate: '', toDate: '' };

/** Where and when: what was declared stands ready, each place can be changed, taken away or added. */
export function StayFields({ stays, arrivalDate, change }: StayFieldsProps) {
  const words = useWords();
  const chosen = useCell(language);
  const shown = stays.length === 0 ? [empty] : stays;
  const set = (at: number, changes: Partial<Stay>) =>
    change(shown.map((stay, index) => (index === at ? { ...stay, ...changes } : stay)));
  return (
    <div class="stays">
      {shown.map((stay, at) => (
        <fieldset key={at} class="stay">
          <legend class="visually-hidden">
            {words.verify.riskWhere} {at + 1}
          </legend>
          <label class="field">
            <span class="field-label">{words.verify.riskProvince}</span>
            <select
              value={stay.regionCode}
              onChange={(event) => set(at, { regionCode: event.currentTarget.value })}
            >
              <option value="">{words.verify.choose}</option>
              {stay.regionCode.length > 2 && (
                <option value={stay.regionCode}>
                  {originWords(stay.regionCode, chosen)} {stay.regionCode}
                </option>
              )}
              {provinceChoices(chosen).map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <div class="stay-days">
            {(['fromDate', 'toDate'] as const).map((which) => (
              <label key={which} class="field">
                <span class="field-label">
                  {which === 'fromDate' ? words.verify.riskFrom : words.verify.riskTo}
                </span>
                <input
                  type="date"
                  value={stay[which]}
                  max={arrivalDate}
                  onInput={(event) => set(at, { [which]: event.currentTarget.value })}
                />
              </label>
            ))}
          </div>
          {shown.length > 1 && (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => change(shown.filter((_, index) => index !== at))}
            >
              <Icon name="close" size={20} />
              {words.verify.riskRemove}
            </button>
          )}
        </fieldset>
      ))}
      <button type="button" class="button" onClick={() => change([...shown, empty])}>
        {words.verify.riskAdd}
      </button>
    </div>
  );
}
