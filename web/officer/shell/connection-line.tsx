import { Icon } from '../../look/icon.tsx';
import { connection } from '../connection.ts';
import { outbox } from '../outbox/outbox.ts';
import { useCell } from '../use-cell.ts';
import { useWords } from '../words/use-words.ts';

/** Connected or not, and what is still to be sent: always visible (ux.md). */
export function ConnectionLine() {
  const words = useWords();
  const state = useCell(connection);
  const unsent = useCell(outbox.actions).filter(({ phase }) => phase !== 'saved').length;
  return (
    <span class={`connection connection-${state}`} role="status">
      {state === 'connected' ? <span class="connection-dot" /> : <Icon name="offline" size={16} />}
      {words.connection[state]}
      {unsent > 0 && <span class="connection-unsent">{words.connection.toSend(unsent)}</span>}
    </span>
  );
}
