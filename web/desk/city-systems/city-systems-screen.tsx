import { isWithin } from '../../../schemas/access.ts';
import type { Me } from '../../../schemas/staff.ts';
import { hashOf } from '../address.ts';
import { RegionName } from '../shell/region-name.tsx';
import { useWords } from '../words/use-words.ts';
import { CityList } from './city-list.tsx';
import { CityPage } from './city-page.tsx';
import { useCityWords } from './words/use-city-words.ts';

interface Given {
  city: string | undefined;
  me: Me;
}

/** The systems that cities run themselves (requirements J1): all of them for the province, one’s own for a city. */
export default function CitySystemsScreen({ city, me }: Given) {
  const { tabs } = useWords();
  const words = useCityWords();
  const shown = city ?? (me.role === 'city' ? me.region.code : undefined);
  const maySee = me.role === 'province' || (me.role === 'city' && isWithin(shown ?? '', me.region.code));
  return (
    <main className="desk-main wide" id="main">
      {shown !== undefined && me.role === 'province' && (
        <p>
          <a className="back" href={hashOf({ screen: 'city-systems' })}>
            {words.all}
          </a>
        </p>
      )}
      <h1>
        {tabs.citySystems}
        {shown !== undefined && maySee && (
          <>
            {' · '}
            <RegionName code={shown} />
          </>
        )}
      </h1>
      {maySee ? (
        shown === undefined ? (
          <CityList />
        ) : (
          <CityPage key={shown} city={shown} me={me} />
        )
      ) : (
        <NotYours />
      )}
    </main>
  );
}

function NotYours() {
  const { problem } = useWords();
  const { notYours } = useCityWords();
  return (
    <section className="not-shown">
      <h2>{problem.refusedTitle}</h2>
      <p>{notYours}</p>
      <p>
        <a className="in-text" href={hashOf({ screen: 'home' })}>
          {problem.home}
        </a>
      </p>
    </section>
  );
}
