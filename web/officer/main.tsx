import { render } from 'preact';
import * as z from 'zod/mini';
import { resumeSession, signedIn } from '../staff/session.ts';
import { followAddressBar } from './address.ts';
import { App } from './app.tsx';
import { tendCase } from './case/case-store.ts';
import { followConnection } from './connection.ts';
import { tendFindings } from './finding/tend-findings.ts';
import { loadLaterScreens } from './later-screen.tsx';
import { tendOutbox } from './outbox/tend-outbox.ts';
import { restorePreferences } from './preferences.ts';
import { tendReport } from './report/tend-report.ts';
import { loadMe, me } from './sign-in/me.ts';
import { tendWorklist } from './today/tend-worklist.ts';

// Parsers made at run time would need 'unsafe-eval' in the content security policy.
z.config({ jitless: true });

/** What comes after the first view is fetched while nobody waits for it. */
function whenAtRest(then: () => void): void {
  window.addEventListener('load', () => window.setTimeout(then, 500));
  if (document.readyState === 'complete') window.setTimeout(then, 500);
}

async function start(): Promise<void> {
  await restorePreferences();
  followConnection(() => {
    if (me.get() === undefined && signedIn.get() === true) void loadMe();
  });
  const signInFailed = await resumeSession().then(
    () => false,
    () => true,
  );
  followAddressBar();
  if (signedIn.get() === true) {
    tendCase();
    tendWorklist();
    tendOutbox();
    tendReport();
    void loadMe();
    whenAtRest(() => {
      tendFindings();
      void loadLaterScreens().catch(() => undefined);
    });
  }
  const root = document.getElementById('app');
  if (root === null) throw new Error('index.html has no #app');
  root.replaceChildren();
  render(<App signInFailed={signInFailed} />, root);
}

void start();
