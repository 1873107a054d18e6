import { Button } from 'antd';
import type { FeedKind } from '../../../../schemas/feed-kind.ts';
import type { FeedMandate } from '../../../../schemas/feed-mandate.ts';
import { now } from '../../../staff/server-time.ts';
import { TableHead } from '../../shell/table-head.tsx';
import { timeText } from '../../words/day-words.ts';
import { useLanguage } from '../../words/use-words.ts';
import { stateOf } from './mandate-state.ts';
import { useMandateWords } from './words/use-mandate-words.ts';

interface Given {
  mandates: readonly FeedMandate[];
  kinds: readonly FeedKind[];
  /** Undefined for who may not. */
  end: ((mandate: FeedMandate) => void) | undefined;
}

/** The mandates that there are and were, with who recorded and who ended each. */
export function MandateList({ mandates, kinds, end }: Given) {
  const { title, columns, empty } = useMandateWords();
  if (mandates.length === 0) return <p className="soft">{empty}</p>;
  const { action, ...told } = columns;
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={title}>
      <table className="sheet-table figures mandate-table">
        <TableHead names={[...Object.values(told), ...(end === undefined ? [] : [action])]} />
        <tbody>
          {mandates.map((mandate) => (
            <MandateLine
              key={mandate.id}
              mandate={mandate}
              kind={kinds.find(({ id }) => id === mandate.kind)}
              end={end}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const marks = { 'in-force': 'mark mark-done', later: 'mark mark-waiting', over: 'mark', ended: 'mark' };

interface LineGiven {
  mandate: FeedMandate;
  kind: FeedKind | undefined;
  end: Given['end'];
}

function MandateLine({ mandate, kind, end }: LineGiven) {
  const words = useMandateWords();
  const name = kind?.names[useLanguage()] ?? mandate.kind;
  const { documentNumber, issuedBy, reason, fromDate, toDate } = mandate;
  const state = stateOf(mandate, now());
  const isEndable = state === 'in-force' || state === 'later';
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {documentNumber} · {issuedBy}
        <div className="soft small">{reason}</div>
      </td>
      <td className="nowrap">{words.days(fromDate, toDate)}</td>
      <td className="nowrap">
        <span className={marks[state]}>{words.state[state]}</span>
      </td>
      <td>
        <OnRecord mandate={mandate} />
      </td>
      {end !== undefined && (
        <td>
          {isEndable && (
            <Button size="small" aria-label={words.endOf(name, documentNumber)} onClick={() => end(mandate)}>
              {words.end}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

function OnRecord({ mandate: { recordedAt, recordedBy, ended } }: { mandate: FeedMandate }) {
  const words = useMandateWords();
  return (
    <>
      {words.recordedBy(timeText(recordedAt), recordedBy.sub)}
      {ended !== undefined && (
        <div>
          {words.endedBy(timeText(ended.at), ended.by.sub)}
          {ended.reason}
        </div>
      )}
    </>
  );
}
