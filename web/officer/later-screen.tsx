import { useEffect, useState } from 'preact/hooks';
import type { CaseAddress } from './case-screens.tsx';
import { CaseBand } from './shell/case-band.tsx';
import { Failure } from './shell/failure.tsx';
import { useWords } from './words/use-words.ts';

type Loaded = typeof import('./case-screens.tsx');

let loaded: Loaded | undefined;

/** Fetches the screens below the day; called ahead of time once the day is on screen. */
export async function loadLaterScreens(): Promise<Loaded> {
  loaded ??= await import('./case-screens.tsx');
  return loaded;
}

/** A screen below the day: at once when its file is there, as it nearly always is. */
export function LaterScreen({ at }: { at: CaseAddress }) {
  const words = useWords();
  const [screens, setScreens] = useState(loaded);
  const [isFailed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    loadLaterScreens().then(setScreens, () => setFailed(true));
  };
  useEffect(load, []);
  if (screens !== undefined) return <screens.CaseScreens at={at} />;
  return (
    <>
      <CaseBand title={words.case.title} back={{ screen: 'today' }} />
      <main class="page" aria-busy={!isFailed}>
        {isFailed ? (
          <Failure sentence={words.problem.network} retry={load} />
        ) : (
          <p role="status">{words.loading}</p>
        )}
      </main>
    </>
  );
}
