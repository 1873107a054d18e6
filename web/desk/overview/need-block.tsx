import { lazy, Suspense } from 'react';
import type { Statistics } from '../../../schemas/statistics.ts';
import { Icon } from '../../look/icon.tsx';
import type { Range } from '../address.ts';
import { useStatistics } from '../api/queries.ts';
import { Block } from '../shell/block.tsx';
import { Failure } from '../shell/failure.tsx';
import { Term } from '../shell/term.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { useWords } from '../words/use-words.ts';
import { figureLink } from './figure-link.ts';
import { Told } from './told.tsx';

const MissingNeed = lazy(() => import('../daily-report/missing-need.tsx'));
const HeldNeed = lazy(() => import('../feeds/held-need.tsx'));

/** The province and the cities release runs that are held. */
const cityDigits = 4;
const townshipDigits = 9;

const urgent = ['overdue', 'no-show', 'tests-overdue', 'findings-overdue'];
const waiting = ['pending', 'awaiting-acceptance', 'unreachable', 'findings-open'];
const asked = [...urgent, ...waiting, 'open'];

/** What needs somebody now, whatever days are looked at; each opens its list, or the regions that it lies in. */
export function NeedBlock({ region, today }: { region: string; today: string }) {
  const words = useWords();
  const { data, error, refetch } = useStatistics({ region, from: today, to: today, metrics: asked });
  if (data === undefined)
    return (
      <Block title={words.need.title} help={words.need.help}>
        {error === null ? <Waiting rows={2} /> : <Failure error={error} retry={() => void refetch()} />}
      </Block>
    );
  return (
    <Block title={words.need.title} help={words.need.help}>
      <Needs told={data} range={{ from: today, to: today }} />
    </Block>
  );
}

function Needs({ told, range }: { told: Statistics; range: Range }) {
  const words = useWords();
  const { total, suppressedBelow } = told;
  const region = told.region.code;
  // The dispatch list of a township stands among its children under the township's own code.
  const own =
    region.length === townshipDigits ? told.children.find(({ code }) => code === region) : undefined;
  const dispatch = own?.values['open'];
  const dispatched = figureLink({ metric: 'open', region, range, isDispatch: true });
  return (
    <ul className="needs">
      {[...urgent, ...waiting].map((metric) => {
        const value = total[metric];
        const isUrgent = urgent.includes(metric) && value !== 0;
        return (
          <li key={metric} className={isUrgent ? 'need need-urgent' : 'need'}>
            <a href={figureLink({ metric, region, range })} className="need-value figures">
              {isUrgent && <Icon name="alert" size={18} />}
              <Told metric={metric} value={value} suppressedBelow={suppressedBelow} />
            </a>
            <Term metric={metric} />
          </li>
        );
      })}
      {dispatch !== undefined && (
        <li className={dispatch === 0 ? 'need' : 'need need-urgent'}>
          <a href={dispatched} className="need-value figures">
            <Told metric="open" value={dispatch} suppressedBelow={suppressedBelow} />
          </a>
          <span>{words.need.dispatch}</span>
        </li>
      )}
      <Suspense fallback={null}>
        <MissingNeed region={region} today={range.to} />
        {region.length <= cityDigits && <HeldNeed />}
      </Suspense>
    </ul>
  );
}
