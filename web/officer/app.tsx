import { useEffect, useRef } from 'preact/hooks';
import { ProblemError } from '../staff/refusals.ts';
import { signedIn, signOut } from '../staff/session.ts';
import { type Address, address, hashOf } from './address.ts';
import { sentenceOf } from './api/sentence-of.ts';
import { LaterScreen } from './later-screen.tsx';
import { Band } from './shell/band.tsx';
import { Failure } from './shell/failure.tsx';
import { LanguageChoice } from './shell/language-choice.tsx';
import { loadMe, me, meFailed } from './sign-in/me.ts';
import { SignInScreen } from './sign-in/sign-in-screen.tsx';
import { TodayScreen } from './today/today-screen.tsx';
import { useCell } from './use-cell.ts';
import { useWords } from './words/use-words.ts';

function Unknown() {
  const words = useWords();
  return (
    <main class="page stack empty">
      <h1>{words.problem.page}</h1>
      <a class="button" href={hashOf({ screen: 'today' })}>
        {words.problem.toToday}
      </a>
    </main>
  );
}

function Screen({ at }: { at: Address }) {
  if (at.screen === 'today') return <TodayScreen section={at.section} />;
  if (at.screen === 'unknown') return <Unknown />;
  return <LaterScreen at={at} />;
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

/** A new screen is said by its heading: the focus goes there, but not on the first screen. */
function useFocusOnHeading(at: Address): void {
  const shown = useRef(at);
  useEffect(() => {
    if (shown.current === at) return;
    shown.current = at;
    const heading = document.querySelector<HTMLElement>('h2.question') ?? document.querySelector('h1');
    heading?.focus({ preventScroll: true });
  }, [at]);
}

/** Lists of a community or a township; a single case may be opened by whoever has a link to it. */
const localScreens: ReadonlySet<string> = new Set(['today', 'report', 'figure', 'findings']);

function SignedIn() {
  const words = useWords();
  const at = useCell(address);
  const who = useCell(me);
  const failed = useCell(meFailed);
  useEffect(() => {
    document.title = words.name;
  }, [words]);
  useFocusOnHeading(at);
  if (failed instanceof ProblemError) return <NotHere sentence={sentenceOf(failed, words)} />;
  const isLocal = who === undefined || who.role === 'officer' || who.role === 'township';
  if (!isLocal && localScreens.has(at.screen)) return <NotHere sentence={words.signIn.elsewhere} />;
  return <Screen at={at} />;
}

/** The app: the sign-in, or the screen that the address bar names. */
export function App({ signInFailed }: { signInFailed: boolean }) {
  const state = useCell(signedIn);
  return state === true ? <SignedIn /> : <SignInScreen failed={signInFailed} />;
}
