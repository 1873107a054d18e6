import { Term } from '../../shell/term.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import type { KeyFigure } from './figure-groups.ts';

/** The name of a figure as the dictionary has it; all control measures together are no metric of theirs. */
export function FigureTerm({ figure }: { figure: KeyFigure }) {
  const { closed } = useReportWords();
  return figure === 'control-started' ? <>{closed.controlStarted}</> : <Term metric={figure} />;
}
