import { useState } from 'react';
import type { FeedHistory } from '../../../schemas/feed-freshness.ts';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import { isFeedOpen } from '../../../schemas/feed-mandate.ts';
import type { FeedRun } from '../../../schemas/feed-run.ts';
import type { Me } from '../../../schemas/staff.ts';
import { now } from '../../staff/server-time.ts';
import { hashOf } from '../address.ts';
import { Block } from '../shell/block.tsx';
import { Failure } from '../shell/failure.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { useWords } from '../words/use-words.ts';
import { ColumnTable } from './column-table.tsx';
import { useFeedKinds, useFeedRuns } from './feed-queries.ts';
import { KindChoice } from './kind-choice.tsx';
import { MandateBlock } from './mandates/mandate-block.tsx';
import { useMandates } from './mandates/mandate-queries.ts';
import { RunList } from './run-list.tsx';
import { SendFile } from './send-file.tsx';
import { SentNote } from './sent-note.tsx';
import { SilentSources } from './silent-sources.tsx';
import { SourceTable } from './source-table.tsx';
import { awaitedOf, useSent } from './use-awaited.ts';
import { useFeedWords } from './words/use-feed-words.ts';

/** Files of feeds: which there are, sending one, and what became of each (requirements D3). */
export default function FeedsScreen({ me }: { me: Me }) {
  const { tabs } = useWords();
  const words = useFeedWords();
  const kinds = useFeedKinds();
  const { sent, note } = useSent();
  const [isAwaiting, setIsAwaiting] = useState(false);
  const runs = useFeedRuns({ isAwaiting });
  const mandates = useMandates();
  const known = runs.data?.runs ?? [];
  const awaited = awaitedOf(sent, known, Date.now());
  if (isAwaiting !== (awaited?.state === 'waiting')) setIsAwaiting(!isAwaiting);
  const error = kinds.error ?? runs.error ?? mandates.error;
  const retry = () => void Promise.all([kinds.refetch(), runs.refetch(), mandates.refetch()]);
  const history = runs.data && mandates.data && { ...runs.data, ...mandates.data };
  return (
    <main className="desk-main wide" id="main">
      <h1>{tabs.comparison}</h1>
      <p>
        {words.lead}{' '}
        <a className="in-text" href={hashOf({ screen: 'own-findings' })}>
          {words.toFindings}
        </a>
      </p>
      {kinds.data === undefined || history === undefined ? (
        <>{error === null ? <Waiting rows={8} /> : <Failure error={error} retry={retry} />}</>
      ) : (
        <>
          <SilentSources kinds={kinds.data.kinds} history={history} />
          <Upload kinds={kinds.data.kinds} history={history} me={me} sent={(asked) => note(asked, known)} />
          {awaited !== undefined && <SentNote awaited={awaited} />}
          <Runs kinds={kinds.data.kinds} runs={known} me={me} />
          <Block title={words.kinds.title} help={words.kinds.help}>
            <SourceTable kinds={kinds.data.kinds} history={history} />
          </Block>
          <MandateBlock {...kinds.data} mandates={history.mandates} mayRecord={me.role === 'province'} />
        </>
      )}
    </main>
  );
}

function Upload(given: {
  kinds: readonly FeedKind[];
  history: FeedHistory;
  me: Me;
  sent: (asked: { kind: FeedKind; file: File }) => void;
}) {
  const { kinds, history, me, sent } = given;
  const { send } = useFeedWords();
  const [chosen, setChosen] = useState<FeedKind>();
  const isOff = (one: FeedKind) => !isFeedOpen(one, history.mandates, now());
  // Its mandate may have ended since it was chosen.
  const kind = chosen !== undefined && isOff(chosen) ? undefined : chosen;
  const maySend = me.role === 'province';
  return (
    <Block
      title={maySend ? send.title : send.titleReader}
      help={maySend ? send.help : send.helpReader}
      className="feed-send"
    >
      <KindChoice kinds={kinds} isOff={isOff} chosen={kind} choose={setChosen} />
      {kind !== undefined && (
        <>
          <ColumnTable kind={kind} />
          {maySend && <SendFile kind={kind} sent={sent} />}
        </>
      )}
    </Block>
  );
}

function Runs({ kinds, runs, me }: { kinds: readonly FeedKind[]; runs: readonly FeedRun[]; me: Me }) {
  const words = useFeedWords();
  return (
    <Block title={words.runs.title} help={words.runs.help}>
      <RunList kinds={kinds} runs={runs} me={me} />
    </Block>
  );
}
