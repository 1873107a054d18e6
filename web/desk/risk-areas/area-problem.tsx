import { Alert } from 'antd';
import type { RiskArea } from '../../../schemas/risk-area.ts';
import { sentenceOf } from '../api/sentence-of.ts';
import { useWords } from '../words/use-words.ts';
import { AreaText } from './area-text.tsx';
import { useAreaWords } from './words/use-area-words.ts';

/** Why a change was not made, with what stands on the list. */
export function AreaProblem({ error, current }: { error: unknown; current: RiskArea | undefined }) {
  const words = useWords();
  const { dialog } = useAreaWords();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentenceOf(error, words)}
      description={
        current !== undefined && (
          <>
            {dialog.current('')}
            <AreaText area={current} />
          </>
        )
      }
    />
  );
}
