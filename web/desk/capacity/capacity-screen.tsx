import { addDays, shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { useForecast } from '../api/queries.ts';
import { Failure } from '../shell/failure.tsx';
import { RegionName } from '../shell/region-name.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { useWords } from '../words/use-words.ts';
import { CapacityForm } from './capacity-form.tsx';

/** Where a county enters what it has; other levels see the sums on their overview (requirements D9). */
export default function CapacityScreen({ region, me }: { region: string; me: Me }) {
  const words = useWords();
  const mayEnter = me.role === 'county' && me.region.code === region;
  return (
    <main className="desk-main narrow" id="main">
      <p>
        <a className="back" href={hashOf({ screen: 'overview', region })}>
          <RegionName code={region} whole /> {words.tabs.overview}
        </a>
      </p>
      <h1>{words.capacity.title}</h1>
      <p>{mayEnter ? words.capacity.lead : words.capacity.onlyCounty}</p>
      {mayEnter && <Entered region={region} />}
    </main>
  );
}

function Entered({ region }: { region: string }) {
  const today = shanghaiDate(now());
  const { data, error, refetch } = useForecast(region, { from: today, to: addDays(today, 6) });
  if (data === undefined)
    return error === null ? <Waiting /> : <Failure error={error} retry={() => void refetch()} />;
  const { capacity } = data;
  // Nothing entered yet is not none: nobody should save a nought that stood there.
  return <CapacityForm region={region} before={capacity?.counties === 1 ? capacity : undefined} />;
}
