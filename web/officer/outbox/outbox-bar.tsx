import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { type Address, go } from '../address.ts';
import { connection } from '../connection.ts';
import { useCell } from '../use-cell.ts';
import { reviveDraft } from '../verify/draft.ts';
import { questionOf } from '../verify/question-of.ts';
import { useWords } from '../words/use-words.ts';
import type { Action } from './action.ts';
import { outbox } from './outbox.ts';
import { takenBack } from './taken-back.ts';

function useSecondsLeft({ phase, sendAt }: Action): number {
  const [at, setAt] = useState(Date.now());
  useEffect(() => {
    if (phase !== 'undoable') return;
    const timer = window.setInterval(() => setAt(Date.now()), 500);
    return () => window.clearInterval(timer);
  }, [phase]);
  return Math.max(0, Math.ceil((sendAt - at) / 1_000));
}

function State({ action }: { action: Action }) {
  const words = useWords();
  const seconds = useSecondsLeft(action);
  const isConnected = useCell(connection) === 'connected';
  switch (action.phase) {
    case 'undoable':
      return <span aria-hidden="true">{words.outbox.undoIn(seconds)}</span>;
    case 'sending':
      return <span>{words.outbox.sending}</span>;
    case 'waiting':
      return <span>{isConnected ? words.outbox.busy : words.outbox.waiting}</span>;
    case 'saved':
      return <span>{words.outbox.saved}</span>;
    case 'refused':
      return (
        <span>
          {words.outbox.refused}: {action.refusal?.sentence}
        </span>
      );
  }
}

/** Where it was answered. */
function placeOf({ caseId, findingId, entries }: Action): Address {
  if (findingId !== undefined) return { screen: 'finding', id: findingId };
  if (caseId === undefined) return { screen: 'today' };
  const question = questionOf(entries);
  return question === undefined
    ? { screen: 'case', id: caseId }
    : { screen: 'verification', id: caseId, question };
}

/** Back to where it was answered, with the answers as they were. */
function reopen(action: Action): void {
  if (action.caseId !== undefined) reviveDraft(action.caseId);
  if (action.findingId !== undefined) takenBack.set(action);
  go(placeOf(action));
}

function undo(action: Action): void {
  if (outbox.undo(action.id)) reopen(action);
}

function correct(action: Action): void {
  outbox.dismiss(action.id);
  reopen(action);
}

function Buttons({ action }: { action: Action }) {
  const words = useWords();
  if (action.phase === 'undoable')
    return (
      <button type="button" class="button" onClick={() => undo(action)}>
        <Icon name="undo" size={20} />
        {words.outbox.undo}
      </button>
    );
  if (action.phase === 'waiting')
    return (
      <button type="button" class="button" onClick={() => void outbox.sendAll()}>
        {words.outbox.sendNow}
      </button>
    );
  if (action.phase !== 'refused') return null;
  return (
    <>
      <button type="button" class="button" onClick={() => correct(action)}>
        {words.outbox.correct}
      </button>
      <button type="button" class="button button-quiet" onClick={() => outbox.dismiss(action.id)}>
        {words.outbox.drop}
      </button>
    </>
  );
}

/** What was just recorded and how far it has come, with undo; said aloud when it changes. */
export function OutboxBar() {
  const actions = useCell(outbox.actions);
  return (
    <div class="outbox" role="status" aria-live="polite">
      {actions.map((action) => (
        <div key={action.id} class={`outbox-entry outbox-${action.phase}`}>
          <p>
            <strong>{action.maskedName}</strong> {action.summary}
            <br />
            <State action={action} />
          </p>
          <div class="outbox-buttons">
            <Buttons action={action} />
          </div>
        </div>
      ))}
    </div>
  );
}
