import type { WorklistRow } from '../../../schemas/worklist.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { go, hashOf } from '../address.ts';
import { callWhenOpen } from '../case/call-when-open.ts';
import { isOpen } from '../outbox/action.ts';
import { outbox } from '../outbox/outbox.ts';
import { language } from '../preferences.ts';
import { useCell } from '../use-cell.ts';
import { deadlineWords, instantWords } from '../words/day-words.ts';
import { originWords } from '../words/place-words.ts';
import { useWords } from '../words/use-words.ts';

function Marks({ row }: { row: WorklistRow }) {
  const words = useWords();
  const { symptoms, riskStay, child, shortNotice, claims } = row;
  if (!symptoms && !riskStay && !child && !shortNotice && claims === 0) return null;
  return (
    <p class="badges case-card-marks">
      {symptoms && <span class="badge badge-action">{words.today.symptoms}</span>}
      {riskStay && <span class="badge badge-action">{words.today.riskStay}</span>}
      {claims > 0 && <span class="badge badge-waiting">{words.today.claims(claims)}</span>}
      {child && <span class="badge badge-accent">{words.today.child}</span>}
      {shortNotice && <span class="badge">{words.today.shortNotice}</span>}
    </p>
  );
}

function Due({ row }: { row: WorklistRow }) {
  const words = useWords();
  const due = deadlineWords(new Date(row.dueAt), now(), words);
  const isOverdue = row.section === 'overdue';
  return (
    <span class={`due small ${isOverdue ? 'due-action' : ''}`}>
      <Icon name={isOverdue ? 'alert' : 'clock'} size={16} />
      {isOverdue ? words.today.overdue(due) : words.today.due(due)}
    </span>
  );
}

function BigAction({ row }: { row: WorklistRow }) {
  const words = useWords();
  const pending = useCell(outbox.actions).find((one) => one.caseId === row.id && isOpen(one));
  if (pending !== undefined) return <p class="badge badge-accent case-card-pending">{pending.summary}</p>;
  const open = { screen: 'case', id: row.id } as const;
  if (row.section === 'waiting-for-acceptance')
    return (
      <a class="button button-primary button-wide" href={hashOf(open)}>
        <Icon name="swap" size={20} />
        {words.today.answer}
      </a>
    );
  if (row.state === 'arrived' || row.state === 'under-control' || row.state === 'claimed')
    return (
      <a class="button button-primary button-wide" href={hashOf(open)}>
        {words.today.visit}
        <Icon name="forward" size={20} />
      </a>
    );
  const call = () => {
    callWhenOpen(row.id);
    go(open);
  };
  return (
    <button type="button" class="button button-primary button-wide" onClick={call}>
      <Icon name="phone" size={20} />
      {words.today.call}
      <span class="visually-hidden">{row.maskedName}</span>
    </button>
  );
}

/** One case of the worklist: who (masked), from where, when, what is to be minded, and the one big action. */
export function CaseCard({ row }: { row: WorklistRow }) {
  const words = useWords();
  const chosen = useCell(language);
  const arrives = instantWords(new Date(row.expectedArrivalAt), now(), words);
  return (
    <li class="card case-card">
      <a class="case-card-open" href={hashOf({ screen: 'case', id: row.id })}>
        <span class="case-card-head">
          <strong class="case-card-name">{row.maskedName}</strong>
          <span class="soft small">{words.codes.direction[row.direction]}</span>
          <span class="badge case-card-state">{words.codes.state[row.state]}</span>
        </span>
        <span class="case-card-trip">
          <span>
            {words.today.origin(originWords(row.origin, chosen))}
            <span class="soft"> · {words.codes.transport[row.transport]}</span>
          </span>
          <strong class="case-card-when">{words.today.arrives(arrives)}</strong>
        </span>
      </a>
      <div class="case-card-under">
        <Marks row={row} />
        <Due row={row} />
      </div>
      <BigAction row={row} />
    </li>
  );
}
