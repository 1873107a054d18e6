import { Button } from 'antd';
import { ProblemError, SignedOutError } from '../staff/refusals.ts';
import { signedIn, signOut } from '../staff/session.ts';
import { address } from './address.ts';
import { AntdLocale } from './antd-locale.tsx';
import { useMe } from './api/queries.ts';
import { Screen } from './screen.tsx';
import { Band } from './shell/band.tsx';
import { Failure } from './shell/failure.tsx';
import { useTitle } from './shell/use-title.ts';
import { Waiting } from './shell/waiting.tsx';
import { SignInScreen } from './sign-in-screen.tsx';
import { useCell } from './use-cell.ts';
import { useWords } from './words/use-words.ts';

function Elsewhere({ sentence }: { sentence: string }) {
  const words = useWords();
  return (
    <main className="desk-main narrow" id="main">
      <h1>{words.problem.refusedTitle}</h1>
      <p>{sentence}</p>
      <p>
        <Button onClick={() => void signOut()}>{words.signIn.out}</Button>
      </p>
    </main>
  );
}

function SignedIn() {
  const words = useWords();
  const at = useCell(address);
  const { data: me, error, refetch } = useMe();
  useTitle(at, me);
  if (error instanceof ProblemError) return <Elsewhere sentence={error.problem.detail} />;
  if (me === undefined)
    return (
      <>
        <Band me={undefined} />
        <main className="desk-main" id="main">
          {error === null || error instanceof SignedOutError ? (
            <Waiting />
          ) : (
            <Failure error={error} retry={() => void refetch()} />
          )}
        </main>
      </>
    );
  if (me.role === 'officer') return <Elsewhere sentence={words.signIn.officer} />;
  return (
    <>
      <Band me={me} />
      <Screen at={at} me={me} />
    </>
  );
}

/** The desk: the sign-in, or the screen that the address bar names. */
export function App({ signInFailed }: { signInFailed: boolean }) {
  const state = useCell(signedIn);
  return <AntdLocale>{state === true ? <SignedIn /> : <SignInScreen failed={signInFailed} />}</AntdLocale>;
}
