import { Icon } from '../../look/icon.tsx';
import { hashOf } from '../address.ts';
import { loaded } from '../later-screen.tsx';
import { useCell } from '../use-cell.ts';
import { useWords } from '../words/use-words.ts';

/** The way to the findings; with their number and the most urgent ones, once what reads them has come. */
export function FindingsRow() {
  const words = useWords();
  const { findings } = useCell(loaded);
  if (findings !== undefined) return <findings.UrgentFindings />;
  return (
    <a class="report-row" href={hashOf({ screen: 'findings' })}>
      <strong>{words.findings}</strong>
      <Icon name="forward" size={20} />
    </a>
  );
}
