import { Alert, Button } from 'antd';
import { sentenceOf } from '../api/sentence-of.ts';
import { useWords } from '../words/use-words.ts';

/** What went wrong, and the way to try again. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const words = useWords();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentenceOf(error, words)}
      action={<Button onClick={retry}>{words.retry}</Button>}
    />
  );
}
