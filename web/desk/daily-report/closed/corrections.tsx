import type { CommunityReport, Correction } from '../../../../schemas/daily-report.ts';
import { Block } from '../../shell/block.tsx';
import { RegionName } from '../../shell/region-name.tsx';
import { Term } from '../../shell/term.tsx';
import { timeText } from '../../words/day-words.ts';
import { count } from '../../words/numbers.ts';
import { useReportWords } from '../words/use-report-words.ts';

/** What was restated since the day was closed: by whom, why, and what it changed (requirements E3). */
export function Corrections({ told: { corrections } }: { told: CommunityReport }) {
  const { corrected: words } = useReportWords();
  if (corrections.length === 0) return null;
  return (
    <Block title={words.title(count(corrections.length))} help={words.help}>
      <ol className="corrections">
        {[...corrections].reverse().map((one) => (
          <Restated key={one.n} one={one} />
        ))}
      </ol>
    </Block>
  );
}

function Restated({ one: { n, at, by, place, reason, changed } }: { one: Correction }) {
  const { corrected: words } = useReportWords();
  return (
    <li>
      <p>
        <b>{words.number(n)}</b> {reason}
      </p>
      <p className="soft small figures">
        {timeText(at)} · <RegionName code={place} /> {by}
      </p>
      {changed.length === 0 ? (
        <p className="soft">{words.same}</p>
      ) : (
        <ul className="figures">
          {changed.map(({ metric, was, now }) => (
            <li key={metric}>
              <Term metric={metric} /> {words.change(count(was), count(now))}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
