import type { FeedRelease } from '../../../schemas/feed-guard.ts';
import { type FeedRun, feedFileHours } from '../../../schemas/feed-run.ts';
import type { Me } from '../../../schemas/staff.ts';
import { RegionName } from '../shell/region-name.tsx';
import { timeText } from '../words/day-words.ts';
import { count, percent } from '../words/numbers.ts';
import { mayRelease } from './may-release.ts';
import { ReleaseForm } from './release-form.tsx';
import { useFeedWords } from './words/use-feed-words.ts';

interface Given {
  run: FeedRun;
  held: NonNullable<FeedRun['held']>;
  me: Me;
  isOfSims: boolean;
}

/** Why a run was held, who has released it, and the way to release it too (requirements D7). */
export function RunHeld({ run, held, me, isOfSims }: Given) {
  const { held: words } = useFeedWords();
  const why = isOfSims ? words.whySims : words.why;
  const { state, releases = [] } = run;
  const until = new Date(Date.parse(run.receivedAt) + feedFileHours * 3_600_000).toISOString();
  const answer = mayRelease(run, me);
  return (
    <section className="feed-held" aria-label={words.label(run.name)}>
      <p>
        {why(count(held.adverse), count(held.people), percent(held.adverse, held.people) ?? '—')}{' '}
        {state === 'held' && words.needs(timeText(until))}
        {state === 'lapsed' && words.lapsed}
      </p>
      {releases.length > 0 && (
        <ol>
          {releases.map((release) => (
            <Released key={release.at} release={release} />
          ))}
        </ol>
      )}
      {state === 'held' && answer === 'yes' && <ReleaseForm run={run} />}
      {state === 'held' && answer !== 'yes' && <p className="soft">{words.not[answer]}</p>}
    </section>
  );
}

function Released({ release: { by, at, reason } }: { release: FeedRelease }) {
  const { held: words } = useFeedWords();
  return (
    <li className="small">
      {words.released(timeText(at))}
      <RegionName code={by.place} /> {by.sub} · {words.reasons[reason]}
    </li>
  );
}
