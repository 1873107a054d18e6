import { Icon } from '../../look/icon.tsx';
import { useWords } from '../words/words.tsx';
import type { Loaded } from './use-loaded.ts';

/** The shape of a list that is coming, or a sentence and a button when it did not come. */
export function Waiting({ loaded }: { loaded: Loaded<unknown> }) {
  const words = useWords();
  if (loaded.failed)
    return (
      <div class="notice notice-waiting" role="alert">
        <Icon name="offline" />
        <div class="stack">
          <p>{words.where.fail}</p>
          <button type="button" class="button" onClick={loaded.again}>
            {words.tryAgain}
          </button>
        </div>
      </div>
    );
  return (
    <div class="option-grid" role="status" aria-label={words.loading}>
      {Array.from({ length: 8 }, (_, index) => (
        <span class="skeleton skeleton-option" key={index} />
      ))}
    </div>
  );
}
