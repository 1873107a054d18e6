import type { RegionReport } from '../../../schemas/report-progress.ts';
import { hashOf } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { count } from '../words/numbers.ts';
import { useReportWords } from './words/use-report-words.ts';

/** Communities that hold the data to be wrong and have no answer yet; their township gives it. */
export function OpenObjections({ told: { day, objections = [] } }: { told: RegionReport }) {
  const { openObjections: words } = useReportWords();
  if (objections.length === 0) return null;
  return (
    <Block title={words.title(count(objections.length))} help={words.help}>
      <ul className="objections">
        {objections.map(({ code, name }) => (
          <li key={code}>
            <a href={hashOf({ screen: 'reports', region: code, day })}>{name}</a>
          </li>
        ))}
      </ul>
    </Block>
  );
}
