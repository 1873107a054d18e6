import { useState } from 'preact/hooks';
import { KeptList } from '../receipt/kept-list.tsx';
import { keptReceipts } from '../receipt/kept-receipts.ts';
import { useWords } from '../words/words.tsx';
import { CodeForm } from './code-form.tsx';
import { Mine } from './mine.tsx';
import { PhoneForm } from './phone-form.tsx';
import { closeSession, currentSession } from './session.ts';

interface Asked {
  phone: string;
  challenge: string;
  validForSeconds: number;
}

/** Found again without an account: on this phone, or by number and one-time code (requirements A8). */
export function FindPage() {
  const words = useWords().find;
  const [asked, setAsked] = useState<Asked>();
  const [signedIn, setSignedIn] = useState(currentSession() !== undefined);
  const signOut = (): void => {
    closeSession();
    setSignedIn(false);
    setAsked(undefined);
  };
  return (
    <main class="page stack" id="content">
      <h1>{words.title}</h1>
      {keptReceipts().length > 0 && (
        <section class="stack">
          <h2>{words.here}</h2>
          <KeptList />
        </section>
      )}
      <section class="stack">
        <h2>{words.byPhone}</h2>
        {signedIn ? (
          <Mine onSignOut={signOut} />
        ) : asked === undefined ? (
          <PhoneForm onAsked={setAsked} />
        ) : (
          <CodeForm
            {...asked}
            onAsked={setAsked}
            onSignedIn={() => setSignedIn(true)}
            onOther={() => setAsked(undefined)}
          />
        )}
      </section>
    </main>
  );
}
