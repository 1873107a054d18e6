import { Alert } from 'antd';
import type { CitySystem } from '../../../schemas/city-system.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { Me } from '../../../schemas/staff.ts';
import { timeText } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { useCitySystems } from './city-queries.ts';
import { ConflictBlock } from './conflicts/conflict-block.tsx';
import { DaysBlock } from './days/days-block.tsx';
import { Files } from './files.tsx';
import { Loaded } from './loaded.tsx';
import { MappingBlock } from './mapping/mapping-block.tsx';
import { ReadersBlock } from './readers-block.tsx';
import { StateBlock } from './state/state-block.tsx';
import { useCityWords } from './words/use-city-words.ts';

/** A city’s own system: the province decides how far it merges in, the city does the rest. */
export function CityPage({ city, me }: { city: string; me: Me }) {
  const { problem } = useWords();
  const words = useCityWords();
  const systems = useCitySystems();
  const isOwn = me.role === 'city';
  return (
    <Loaded from={systems} rows={8}>
      {(answer) => {
        const system = answer.systems.find((one) => one.city === city);
        if (system === undefined) return <p>{problem.notFoundTitle}</p>;
        const { silentSince } = system;
        return (
          <>
            {silentSince !== undefined && (
              <Alert
                type="warning"
                showIcon
                role="status"
                title={words.state.silent(timeText(silentSince))}
              />
            )}
            <StateBlock system={system} mayDecide={me.role === 'province'} />
            <Files system={system} isOwn={isOwn} />
            <ConflictBlock city={city} mayDecide={isOwn} />
            <ReadersBlock readers={system.readers} />
            <DaysBlock city={city} mayEnter={isOwn} askedFrom={askedFrom(system)} />
            <MappingBlock city={city} mayEdit={isOwn} />
          </>
        );
      }}
    </Loaded>
  );
}

/** The first day whose counts a city owes; undefined while it is not connected. */
function askedFrom({ state, since }: CitySystem): string | undefined {
  return state === 'connected' && since !== undefined ? shanghaiDate(new Date(since)) : undefined;
}
