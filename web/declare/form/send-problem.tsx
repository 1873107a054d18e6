import type { Language } from '../../../schemas/codes.ts';
import { sentence } from '../../../schemas/messages.ts';
import { Icon } from '../../look/icon.tsx';
import { ProblemError, UnansweredError } from '../send/call.ts';
import { useLanguage, useWords } from '../words/words.tsx';
import type { Words } from '../words/zh.ts';

/** Why a sending failed, in a sentence that says what to do. */
export function problemInWords(error: unknown, words: Words, language: Language): string {
  if (error instanceof UnansweredError) return words.problems.unanswered;
  if (!(error instanceof ProblemError)) return sentence('unexpected', language);
  const { problem, retryAfter } = error;
  if (problem.status === 429 && retryAfter !== undefined) return words.problems.tooMany(retryAfter);
  return problem.detail === '' ? sentence(problem.code, language) : problem.detail;
}

/** The sentence in a banner; a second one when what was typed is safe and can be sent again. */
export function SendProblem({ error, help }: { error: unknown; help?: string }) {
  const words = useWords();
  const language = useLanguage();
  if (error === undefined) return null;
  return (
    <div class="notice notice-action" role="alert">
      <Icon name="alert" />
      <div>
        <p>
          <strong>{problemInWords(error, words, language)}</strong>
        </p>
        {help !== undefined && !(error instanceof ProblemError) && <p class="small">{help}</p>}
      </div>
    </div>
  );
}
