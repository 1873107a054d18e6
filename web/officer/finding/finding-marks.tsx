import type { FindingRow } from '../../../schemas/finding.ts';
import { Icon } from '../../look/icon.tsx';
import { now } from '../../staff/server-time.ts';
import { deadlineWords } from '../words/day-words.ts';
import { useWords } from '../words/use-words.ts';
import { isLate } from './is-late.ts';
import { useFindingWords } from './words/use-finding-words.ts';

/** By when it is to be seen through, and that the time is over. */
export function DueBy({ row }: { row: Pick<FindingRow, 'state' | 'dueAt'> }) {
  const words = useWords();
  const isOver = isLate(row, now());
  const due = deadlineWords(new Date(row.dueAt), now(), words);
  return (
    <span class={`due small ${isOver ? 'due-action' : ''}`}>
      <Icon name={isOver ? 'alert' : 'clock'} size={16} />
      {isOver ? words.today.overdue(due) : words.today.due(due)}
    </span>
  );
}

/** What kind of finding it is, how often it was found, and who above looks at it as well. */
export function FindingMarks({ row }: { row: Pick<FindingRow, 'kind' | 'level' | 'times' | 'state'> }) {
  const findingWords = useFindingWords();
  const { kind, level, times, state } = row;
  return (
    <span class="badges">
      <span class="badge">{findingWords.kind[kind]}</span>
      {times > 1 && <span class="badge badge-waiting">{findingWords.again(times)}</span>}
      {state === 'open' && level !== 'community' && (
        <span class="badge badge-action">{findingWords.level[level]}</span>
      )}
    </span>
  );
}
