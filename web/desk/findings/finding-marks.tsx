import type { FindingRow } from '../../../schemas/finding.ts';
import { now } from '../../staff/server-time.ts';
import { useFindingWords } from './words/use-finding-words.ts';

type Shown = Pick<FindingRow, 'state' | 'dueAt' | 'times'>;

/** Missed, lost to follow-up, or against ourselves. */
export function KindMark({ kind }: Pick<FindingRow, 'kind'>) {
  const words = useFindingWords();
  return <span className="mark">{words.kind[kind]}</span>;
}

/** What makes it stand out, in words; colour only repeats them. */
export function FindingMarks({ row: { state, dueAt, times } }: { row: Shown }) {
  const words = useFindingWords();
  const isLate = state === 'open' && Date.parse(dueAt) <= now().getTime();
  return (
    <>
      {isLate && <span className="mark mark-action">{words.overdue}</span>}
      {times > 1 && <span className="mark mark-waiting">{words.again(times)}</span>}
    </>
  );
}
