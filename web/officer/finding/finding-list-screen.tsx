import { useEffect } from 'preact/hooks';
import type { FindingState } from '../../../schemas/finding.ts';
import { Icon } from '../../look/icon.tsx';
import { UnreachableError } from '../../staff/refusals.ts';
import { hashOf } from '../address.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { ReportSkeleton } from '../report/report-skeleton.tsx';
import { CaseBand } from '../shell/case-band.tsx';
import { Dock } from '../shell/dock.tsx';
import { Failure } from '../shell/failure.tsx';
import { me } from '../sign-in/me.ts';
import { useCell } from '../use-cell.ts';
import { useWords } from '../words/use-words.ts';
import { FindingLine } from './finding-line.tsx';
import { type Listed, lists, readFindings, readMoreFindings } from './finding-lists.ts';
import { useFindingWords } from './words/use-finding-words.ts';

function Tabs({ state }: { state: FindingState }) {
  const findingWords = useFindingWords();
  return (
    <nav class="finding-tabs" aria-label={findingWords.views}>
      {(['open', 'closed'] as const).map((one) => (
        <a
          key={one}
          class="button"
          href={hashOf(one === 'open' ? { screen: 'findings' } : { screen: 'findings', state: one })}
          aria-current={one === state ? 'page' : undefined}
        >
          {findingWords.state[one]}
        </a>
      ))}
    </nav>
  );
}

function Nothing({ state }: { state: FindingState }) {
  const findingWords = useFindingWords();
  return (
    <div class="empty">
      <Icon name="check" size={40} />
      <h2>{state === 'open' ? findingWords.none : findingWords.noneClosed}</h2>
      <p>{findingWords.noneHelp}</p>
    </div>
  );
}

/** Unlike the day's list it is not kept for when there is no network: what was found may concern anybody. */
function NotRead({ failed, retry }: { failed: unknown; retry: () => void }) {
  const words = useWords();
  const findingWords = useFindingWords();
  const isCut = failed instanceof UnreachableError && !failed.busy;
  return <Failure sentence={isCut ? findingWords.needsNetwork : sentenceOf(failed, words)} retry={retry} />;
}

function Lines({ list, state }: { list: Listed; state: FindingState }) {
  const words = useWords();
  const { rows, next, isReading } = list;
  if (rows === undefined) return null;
  return (
    <>
      {rows.length > 0 && (
        <ul class="card finding-lines">
          {rows.map((row) => (
            <FindingLine key={row.id} row={row} />
          ))}
        </ul>
      )}
      {rows.length === 0 && next === undefined && <Nothing state={state} />}
      {next !== undefined && (
        <button
          type="button"
          class="button button-wide"
          disabled={isReading}
          onClick={() => void readMoreFindings(state)}
        >
          {isReading ? words.today.moreLoading : words.today.more}
        </button>
      )}
    </>
  );
}

/** What comparison with feeds found in one's own place: what is due first, or what is done with (requirements D4). */
export function FindingListScreen({ state }: { state: FindingState }) {
  const findingWords = useFindingWords();
  const list = useCell(lists[state]);
  const who = useCell(me);
  const read = () => void readFindings(state);
  // Read each time that it is opened, as soon as it is known whose it is.
  useEffect(read, [state, who]);
  return (
    <>
      <CaseBand title={findingWords.title} back={{ screen: 'today' }} />
      <main class="page stack" aria-busy={list.isReading}>
        <Tabs state={state} />
        {list.failed !== undefined && <NotRead failed={list.failed} retry={read} />}
        {list.rows === undefined && list.failed === undefined && <ReportSkeleton />}
        <Lines list={list} state={state} />
      </main>
      <Dock />
    </>
  );
}
