import { useEffect } from 'preact/hooks';
import { address, type Address, hashOf } from './address.ts';
import { ProblemError } from './api/refusals.ts';
import { sentenceOf } from './api/sentence-of.ts';
import { CaseScreen } from './case/case-screen.tsx';
import { ClaimScreen } from './claim/claim-screen.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';
import { Band } from './shell/band.tsx';
import { Failure } from './shell/failure.tsx';
import { LanguageChoice } from './shell/language-choice.tsx';
import { loadMe, me, meFailed } from './sign-in/me.ts';
import { signedIn, signOut } from './sign-in/session.ts';
import { SignInScreen } from './sign-in/sign-in-screen.tsx';
import { TodayScreen } from './today/today-screen.tsx';
import { RefusalScreen } from './transfer/refusal-screen.tsx';
import { TransferScreen } from './transfer/transfer-screen.tsx';
import { useCell } from './use-cell.ts';
import { VerifyScreen } from './verify/verify-screen.tsx';
import { useWords } from './words/use-words.ts';

function Unknown() {
  const words = useWords();
  return (
    <main class="page empty">
      <h1>{words.problem.page}</h1>
      <a class="button" href={hashOf({ screen: 'today' })}>
        {words.problem.toToday}
      </a>
    </main>
  );
}

function Screen({ at }: { at: Address }) {
  switch (at.screen) {
    case 'today':
      return <TodayScreen section={at.section} />;
    case 'case':
      return <CaseScreen key={at.id} id={at.id} />;
    case 'verification':
      return <VerifyScreen key={at.id} id={at.id} question={at.question} />;
    case 'transfer':
      return <TransferScreen key={at.id} id={at.id} />;
    case 'refusal':
      return <RefusalScreen key={at.id} id={at.id} n={at.n} />;
    case 'claim':
      return <ClaimScreen key={at.claim} id={at.id} claim={at.claim} />;
    case 'settings':
      return <SettingsScreen />;
    case 'unknown':
      return <Unknown />;
  }
}

/** Signed in, but not for this app: the account is not active, or the role works elsewhere. */
function NotHere({ sentence }: { sentence: string }) {
  const words = useWords();
  return (
    <>
      <Band roundAt={undefined} busy={false} refresh={() => void loadMe()} />
      <main class="page stack">
        <Failure sentence={sentence} retry={() => void loadMe()} />
        <LanguageChoice />
        <button type="button" class="button" onClick={() => void signOut()}>
          {words.signIn.out}
        </button>
      </main>
    </>
  );
}

function SignedIn() {
  const words = useWords();
  const at = useCell(address);
  const who = useCell(me);
  const failed = useCell(meFailed);
  useEffect(() => {
    document.title = words.name;
  }, [words]);
  if (failed instanceof ProblemError) return <NotHere sentence={sentenceOf(failed, words)} />;
  const isLocal = who === undefined || who.role === 'officer' || who.role === 'township';
  if (!isLocal && at.screen === 'today') return <NotHere sentence={words.signIn.elsewhere} />;
  return <Screen at={at} />;
}

/** The app: the sign-in, or the screen that the address bar names. */
export function App({ signInFailed }: { signInFailed: boolean }) {
  const state = useCell(signedIn);
  return state === true ? <SignedIn /> : <SignInScreen failed={signInFailed} />;
}
