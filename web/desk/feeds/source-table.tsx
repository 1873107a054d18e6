import { type FeedHistory, type Freshness, freshnessOf } from '../../../schemas/feed-freshness.ts';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import { now } from '../../staff/server-time.ts';
import { TableHead } from '../shell/table-head.tsx';
import { timeText } from '../words/day-words.ts';
import { useLanguage } from '../words/use-words.ts';
import { useFeedWords } from './words/use-feed-words.ts';

interface Given {
  kinds: readonly FeedKind[];
  history: FeedHistory;
}

/** Each source, when its last file came, and whether it keeps to its time. */
export function SourceTable({ kinds, history }: Given) {
  const { kinds: words } = useFeedWords();
  const at = now();
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={words.title}>
      <table className="sheet-table figures">
        <TableHead names={[words.kind, words.state, words.last, words.every, words.source, words.senders]} />
        <tbody>
          {kinds.map((kind) => (
            <SourceLine key={kind.id} kind={kind} freshness={freshnessOf(kind, history, at)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SourceLine({ kind, freshness }: { kind: FeedKind; freshness: Freshness }) {
  const words = useFeedWords();
  const language = useLanguage();
  const { last } = freshness;
  return (
    <tr>
      <th scope="row">{kind.names[language]}</th>
      <td className="nowrap">
        <FreshnessMark freshness={freshness} />
      </td>
      <td className="nowrap">{last === undefined ? words.kinds.none : timeText(last.receivedAt)}</td>
      <td className="nowrap">{words.kinds.hours(kind.freshHours)}</td>
      <td className="nowrap">{kind.source[language]}</td>
      <td className="nowrap">{kind.senders.map((sender) => words.senders[sender]).join(words.join)}</td>
    </tr>
  );
}

const marks = {
  fresh: 'mark mark-done',
  silent: 'mark mark-action',
  none: 'mark mark-waiting',
  off: 'mark',
};

function FreshnessMark({ freshness: { state, late = 0 } }: { freshness: Freshness }) {
  const words = useFeedWords();
  const said = state === 'silent' ? words.freshness.silent(words.span(late)) : words.freshness[state];
  return <span className={marks[state]}>{said}</span>;
}
