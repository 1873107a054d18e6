import { isClosed } from '../../../schemas/life-cycle.ts';
import type { CaseDetail } from '../../../schemas/worklist.ts';
import { now } from '../../staff/server-time.ts';
import { deadlineWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { triesOf } from './history.ts';

function tone({ state }: CaseDetail): string {
  if (state === 'declared' || state === 'unreachable') return 'badge-action';
  if (isClosed(state)) return 'badge-done';
  return state === 'under-control' ? 'badge-accent' : 'badge-waiting';
}

/** Who it is and where the case stands. */
export function CaseHead({ detail }: { detail: CaseDetail }) {
  const words = useWords();
  const tries = triesOf(detail);
  return (
    <div class="case-head">
      <h2 class="case-name">
        {detail.person.name}
        <span class="soft case-direction">{words.codes.direction[detail.direction]}</span>
      </h2>
      <p class="badges">
        <span class={`badge ${tone(detail)}`}>{words.codes.state[detail.state]}</span>
        {tries > 0 && <span class="badge">{words.entry.tries(tries)}</span>}
        {detail.shortNotice && <span class="badge">{words.today.shortNotice}</span>}
        {detail.dueAt !== undefined && (
          <span class={`badge ${new Date(detail.dueAt) < now() ? 'badge-action' : ''}`}>
            {new Date(detail.dueAt) < now()
              ? words.today.overdue(deadlineWords(new Date(detail.dueAt), now(), words))
              : words.today.due(deadlineWords(new Date(detail.dueAt), now(), words))}
          </span>
        )}
      </p>
    </div>
  );
}
