import { leadDays, noticeDays } from '../../../schemas/arrival-window.ts';
import { direction } from '../../../schemas/codes.ts';
import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import { arrivalInstant } from '../draft/to-request.ts';
import { Choices } from '../form/choices.tsx';
import { SelectField, TextField } from '../form/field.tsx';
import { useForm } from '../form/form.ts';
import { directionNames } from '../words/choices.ts';
import { countryOptions } from '../words/countries.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import { DayAndTime } from './day-and-time.tsx';
import { RegionSelect } from './region-select.tsx';

function Arrival() {
  const words = useWords().when;
  const { draft, changeTrip, now } = useForm();
  const { arrivalDate, arrivalTime } = draft.trip;
  const arrival = arrivalInstant(arrivalDate, arrivalTime);
  const ahead = arrival === undefined ? undefined : leadDays(new Date(arrival), now);
  const isShort =
    arrival !== undefined && new Date(arrival) > now && ahead !== undefined && ahead < noticeDays;
  return (
    <section class="card">
      <h2>{words.arrival}</h2>
      <p class="soft small">{words.arrivalHelp}</p>
      <DayAndTime
        at="/trip/expectedArrivalAt"
        labels={words}
        date={arrivalDate}
        time={arrivalTime}
        now={now}
        min={shanghaiDate(now)}
        max={addDays(shanghaiDate(now), 60)}
        onDate={(date) => changeTrip({ arrivalDate: date })}
        onTime={(time) => changeTrip({ arrivalTime: time })}
      />
      {isShort && (
        <p class="hint" role="status">
          {words.shortNotice}
        </p>
      )}
    </section>
  );
}

function Origin() {
  const words = useWords().when;
  const language = useLanguage();
  const { draft, changeTrip } = useForm();
  const { originKind, originRegion, originCountry, originAddress } = draft.trip;
  const abroad = originKind === 'abroad';
  return (
    <section class="card">
      <Choices
        at="/trip/origin/kind"
        label={words.origin}
        value={originKind}
        options={[
          ['china', words.inChina],
          ['abroad', words.abroad],
        ]}
        onValue={(kind) => changeTrip({ originKind: kind === 'abroad' ? 'abroad' : 'china' })}
      />
      {abroad ? (
        <SelectField
          at="/trip/origin/regionCode"
          label={words.country}
          value={originCountry}
          options={countryOptions(language)}
          onValue={(country) => changeTrip({ originCountry: country })}
        />
      ) : (
        <RegionSelect
          at="/trip/origin/regionCode"
          labels={{
            province: words.originProvince,
            city: words.originCity,
            county: words.originCounty,
          }}
          value={originRegion}
          onValue={({ code, name }) => changeTrip({ originRegion: code, originRegionName: name })}
        />
      )}
      <TextField
        at="/trip/origin/address"
        label={words.originAddress}
        help={abroad ? words.originAddressAbroad : words.originAddressHelp}
        value={originAddress}
        maxLength={120}
        autoComplete="off"
        onValue={(address) => changeTrip({ originAddress: address })}
      />
    </section>
  );
}

/** The second group: coming or returning, when, and from where (requirements A2, A3). */
export function When() {
  const words = useWords().when;
  const language = useLanguage();
  const { draft, changeTrip } = useForm();
  return (
    <>
      <section class="card">
        <Choices
          at="/trip/direction"
          label={words.direction}
          value={draft.trip.direction}
          stacked
          options={(['returning', 'coming'] satisfies (typeof direction.options)[number][]).map((code) => [
            code,
            directionNames[code][language],
          ])}
          onValue={(value) => changeTrip({ direction: value })}
        />
      </section>
      <Arrival />
      <Origin />
    </>
  );
}
