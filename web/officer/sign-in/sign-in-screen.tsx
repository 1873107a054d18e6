import { useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { signIn } from '../../staff/session.ts';
import { LanguageChoice } from '../shell/language-choice.tsx';
import { useWords } from '../words/use-words.ts';

/** The first screen of a phone on which nobody is signed in. */
export function SignInScreen({ failed }: { failed: boolean }) {
  const words = useWords();
  const [phase, setPhase] = useState<'ready' | 'going' | 'failed'>(failed ? 'failed' : 'ready');

  const start = () => {
    setPhase('going');
    signIn().catch(() => setPhase('failed'));
  };

  return (
    <main class="sign-in">
      <div class="sign-in-mark">
        <Icon name="shield" size={40} />
      </div>
      <h1>{words.name}</h1>
      <p class="sign-in-lead">{words.signIn.lead}</p>
      {phase === 'failed' && (
        <p class="notice notice-action" role="alert">
          <Icon name="alert" />
          <span>{navigator.onLine ? words.signIn.failed : words.signIn.noNetwork}</span>
        </p>
      )}
      <button
        type="button"
        class="button button-primary button-wide"
        disabled={phase === 'going'}
        onClick={start}
      >
        {phase === 'going' ? words.signIn.going : words.signIn.button}
      </button>
      <p class="soft small">{words.signIn.help}</p>
      <LanguageChoice />
    </main>
  );
}
