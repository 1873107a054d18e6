import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import { readBody } from '../inbox/read-body.ts';
import type { Account } from '../seams/issuer.ts';
import { showPage } from './page.ts';
import { messagePage, type Suggested, signInPage } from './pages.ts';

/** Every demonstration account has the same; it is shown on the page. */
const demonstrationPassword = 'baobei';

export interface SignInSettings {
  readonly provider: Provider;
  readonly suggested: readonly Suggested[];
  readonly find: (username: string) => Promise<Account | undefined>;
  /** Told who signed in, so that the account is found by its `sub` later. */
  readonly remember: (username: string, account: Account) => void;
}

/** `GET` and `POST /sign-in/{uid}`: the page between the app and its code. */
export async function signIn(
  settings: SignInSettings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { provider, suggested } = settings;
  const action = new URL(request.url ?? '/', 'http://localhost').pathname;
  try {
    await provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      showPage(response, signInPage({ action, suggested }));
      return;
    }
    const form = new URLSearchParams(await readBody(request));
    const username = form.get('username')?.trim() ?? '';
    const account =
      form.get('password') === demonstrationPassword ? await settings.find(username) : undefined;
    if (account === undefined) {
      showPage(response, signInPage({ action, suggested, refused: username }));
      return;
    }
    settings.remember(username, account);
    // Not remembered by the browser beyond its session: a cookie with a date would be judged by the real clock.
    await provider.interactionFinished(request, response, {
      login: { accountId: account.sub, remember: false },
    });
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    showPage(response, messagePage('登录已过期', '请回到系统，重新点击登录。', 400));
  }
}
