import { Icon } from '../../look/icon.tsx';
import { useWords } from '../words/use-words.ts';

/** What went wrong, with the one thing to do about it. */
export function Failure({ sentence, retry }: { sentence: string; retry?: () => void }) {
  const words = useWords();
  return (
    <div class="notice notice-action" role="alert">
      <Icon name="alert" />
      <div class="notice-body">
        <p>{sentence}</p>
        {retry !== undefined && (
          <button type="button" class="button" onClick={retry}>
            {words.retry}
          </button>
        )}
      </div>
    </div>
  );
}
