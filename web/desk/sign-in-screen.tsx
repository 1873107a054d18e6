import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Icon } from '../look/icon.tsx';
import { signIn } from '../staff/session.ts';
import { LanguageButton } from './shell/language-button.tsx';
import { useWords } from './words/use-words.ts';

/** The first screen where nobody is signed in. */
export function SignInScreen({ failed }: { failed: boolean }) {
  const words = useWords();
  const [phase, setPhase] = useState<'ready' | 'going' | 'failed'>(failed ? 'failed' : 'ready');

  const start = () => {
    setPhase('going');
    signIn().catch(() => setPhase('failed'));
  };

  return (
    <main className="sign-in" id="main">
      <div className="sign-in-mark">
        <Icon name="shield" size={40} />
      </div>
      <h1>{words.name}</h1>
      <p>{words.signIn.lead}</p>
      {phase === 'failed' && <Alert type="error" showIcon title={words.signIn.failed} role="alert" />}
      <Button type="primary" size="large" block loading={phase === 'going'} onClick={start}>
        {phase === 'going' ? words.signIn.going : words.signIn.button}
      </Button>
      <p className="soft small">{words.signIn.help}</p>
      <LanguageButton />
    </main>
  );
}
