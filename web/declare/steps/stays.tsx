import { addDays, isRealDate, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { Icon } from '../../look/icon.tsx';
import type { RiskStayDraft } from '../draft/draft.ts';
import { TextField } from '../form/field.tsx';
import { useForm } from '../form/form.ts';
import { useWords } from '../words/words.tsx';
import { RegionSelect } from './region-select.tsx';

export function newStay(): RiskStayDraft {
  return { regionCode: '', regionName: '', fromDate: '', toDate: '' };
}

const mostStays = 10;

/** Each medium- or high-risk area with its days (requirements A3). */
export function Stays({ index }: { index: number }) {
  const words = useWords();
  const { draft, changeTraveller, now } = useForm();
  const person = draft.travellers[index];
  if (person === undefined) return null;
  const { stays } = person;
  const arrival = isRealDate(draft.trip.arrivalDate) ? draft.trip.arrivalDate : shanghaiDate(now);
  const change = (at: number, part: Partial<RiskStayDraft>): void =>
    changeTraveller(index, {
      stays: stays.map((stay, position) => (position === at ? { ...stay, ...part } : stay)),
    });
  const labels = {
    province: words.health.stayProvince,
    city: words.health.stayCity,
    county: words.health.stayCounty,
  };
  return (
    <>
      {stays.map((stay, position) => {
        const at = `/travellers/${index}/riskStays/stays/${position}`;
        return (
          <fieldset class="inset" key={at}>
            <legend class="field-label">{words.health.stay(position + 1)}</legend>
            <RegionSelect
              at={`${at}/regionCode`}
              labels={labels}
              value={stay.regionCode}
              onValue={({ code, name }) => change(position, { regionCode: code, regionName: name })}
            />
            <div class="pair">
              <TextField
                at={`${at}/fromDate`}
                label={words.health.from}
                type="date"
                max={arrival}
                value={stay.fromDate}
                onValue={(fromDate) => change(position, { fromDate })}
              />
              <TextField
                at={`${at}/toDate`}
                label={words.health.to}
                type="date"
                min={addDays(arrival, -14)}
                max={arrival}
                value={stay.toDate}
                onValue={(toDate) => change(position, { toDate })}
              />
            </div>
            {stays.length > 1 && (
              <button
                type="button"
                class="link"
                onClick={() =>
                  changeTraveller(index, { stays: stays.filter((_, other) => other !== position) })
                }
              >
                {words.health.removeStay(position + 1)}
              </button>
            )}
          </fieldset>
        );
      })}
      {stays.length < mostStays && (
        <button
          type="button"
          class="button"
          onClick={() => changeTraveller(index, { stays: [...stays, newStay()] })}
        >
          <Icon name="pin" size={20} />
          {words.health.addStay}
        </button>
      )}
    </>
  );
}
