import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedRun } from '../../../schemas/feed-run.ts';
import type { Me } from '../../../schemas/staff.ts';
import { timeText } from '../words/day-words.ts';
import { sizeText } from '../words/size-text.ts';
import { useLanguage } from '../words/use-words.ts';
import { RejectedRows } from './rejected-rows.tsx';
import { RowOutcomes } from './row-outcomes.tsx';
import { RunApplied } from './run-applied.tsx';
import { RunCounts } from './run-counts.tsx';
import { RunHeld } from './run-held.tsx';
import { RunRefusal } from './run-refusal.tsx';
import { useFeedWords } from './words/use-feed-words.ts';

interface Given {
  run: FeedRun;
  kind: FeedKind | undefined;
  me: Me;
}

const marks = {
  reading: 'mark mark-waiting',
  held: 'mark mark-waiting',
  lapsed: 'mark mark-action',
  done: 'mark mark-done',
  refused: 'mark mark-action',
  failed: 'mark mark-action',
} as const satisfies Record<FeedRun['state'], string>;

/** A file, how far it is, and what became of its rows. */
export function RunLine({ run, kind, me }: Given) {
  const { runs: words } = useFeedWords();
  const language = useLanguage();
  const isOfSims = kind?.about === 'equipment';
  return (
    <li className="feed-run figures">
      <div className="feed-run-top">
        <h3>
          {kind?.names[language] ?? run.kind} <span className="feed-file">{run.name}</span>
        </h3>
        <span className={marks[run.state]}>{words.state[run.state]}</span>
      </div>
      <p className="soft small">
        <RunTimes run={run} />
      </p>
      {run.state === 'reading' && <p role="status">{words.reading}</p>}
      {run.state === 'failed' && <p className="form-wrong">{words.failed}</p>}
      {run.refusal !== undefined && <RunRefusal refusal={run.refusal} kind={kind} />}
      {run.counts !== undefined && <RunCounts counts={run.counts} isOfSims={isOfSims} />}
      {run.held !== undefined && <RunHeld run={run} held={run.held} me={me} isOfSims={isOfSims} />}
      {run.applied !== undefined && <RunApplied applied={run.applied} isOfSims={isOfSims} />}
      {/* Rejected rows are for who can send the file again. */}
      {me.role === 'province' && <RejectedRows run={run} />}
      {/* A letter is answered by the level that sent it. */}
      {mayAnswer(run, me) && <RowOutcomes run={run} kind={kind} />}
    </li>
  );
}

function RunTimes({ run: { receivedAt, endedAt, bytes, sentBy } }: { run: FeedRun }) {
  const { runs: words } = useFeedWords();
  const sender = sentBy === 'bucket' ? words.fromBucket : sentBy && words.sentBy(sentBy.sub);
  const parts = [words.received(timeText(receivedAt)), ...(sender ? [sender] : []), sizeText(bytes)];
  if (endedAt === undefined) return <>{parts.join(' · ')}</>;
  const seconds = Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(receivedAt)) / 1_000));
  const span = seconds < 120 ? words.seconds(seconds) : words.minutes(Math.round(seconds / 60));
  return <>{[...parts, words.took(span)].join(' · ')}</>;
}

function mayAnswer({ sentBy }: FeedRun, { role, region }: Me): boolean {
  if (role !== 'province') return false;
  return sentBy === undefined || sentBy === 'bucket' || sentBy.place === region.code;
}
