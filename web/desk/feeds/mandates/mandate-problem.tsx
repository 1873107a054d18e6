import { Alert } from 'antd';
import type { FeedMandate } from '../../../../schemas/feed-mandate.ts';
import { sentenceOf } from '../../api/sentence-of.ts';
import { useWords } from '../../words/use-words.ts';
import { useMandateWords } from './words/use-mandate-words.ts';

/** Why it was not done, with the mandate that stands in the way. */
export function MandateProblem({ error, current }: { error: unknown; current: FeedMandate | undefined }) {
  const words = useWords();
  const { dialog, days } = useMandateWords();
  const there =
    current && `${dialog.current}${current.documentNumber}, ${days(current.fromDate, current.toDate)}`;
  return <Alert type="error" showIcon role="alert" title={sentenceOf(error, words)} description={there} />;
}
