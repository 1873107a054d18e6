import * as z from 'zod/mini';
import { cellOf } from './cell.ts';
import { SignedOutError } from './refusals.ts';

const session = z.object({ accessToken: z.string(), expiresAt: z.number() });
type Session = z.infer<typeof session>;

const key = 'staff.session';
const spareMs = 30_000;

/** Whether somebody is signed in on this device; `unknown` until the start has found out. */
export const signedIn = cellOf<boolean | 'unknown'>('unknown');

function stored(): Session | undefined {
  const text = localStorage.getItem(key);
  const read = session.safeParse(text === null ? undefined : JSON.parse(text));
  return read.success ? read.data : undefined;
}

function keep(user: { access_token: string; expires_in?: number | undefined }): string {
  const expiresAt = Date.now() + (user.expires_in ?? 300) * 1_000;
  localStorage.setItem(key, JSON.stringify({ accessToken: user.access_token, expiresAt }));
  signedIn.set(true);
  return user.access_token;
}

function drop(): void {
  localStorage.removeItem(key);
  signedIn.set(false);
}

async function renew(): Promise<string> {
  const { issuer } = await import('./issuer.ts');
  const user = await (await issuer()).signinSilent().catch(() => null);
  if (user === null) {
    // Without a network nothing is known about the session: it is kept for when there is one again.
    if (navigator.onLine) drop();
    throw new SignedOutError();
  }
  return keep(user);
}

let renewing: Promise<string> | undefined;

/** The token was refused although it seemed valid: a new one, asked for once however many calls wait for it. */
export function tokenRefused(): Promise<string> {
  renewing ??= renew().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** A token that is valid for a while yet. @throws SignedOutError when nobody is signed in */
export async function accessToken(): Promise<string> {
  const current = stored();
  if (current === undefined) {
    signedIn.set(false);
    throw new SignedOutError();
  }
  return current.expiresAt - Date.now() > spareMs ? current.accessToken : tokenRefused();
}

/** Takes the answer of the issuer out of the address, when there is one, and says whether somebody is signed in. */
export async function resumeSession(): Promise<void> {
  const query = new URLSearchParams(window.location.search);
  if (!query.has('state') || !(query.has('code') || query.has('error'))) {
    signedIn.set(stored() !== undefined);
    return;
  }
  const { issuer } = await import('./issuer.ts');
  try {
    const user = await (await issuer()).signinCallback();
    const hash = typeof user?.state === 'string' ? user.state : '#/';
    window.history.replaceState(null, '', `/${hash}`);
    if (user === undefined) drop();
    else keep(user);
  } catch (error) {
    window.history.replaceState(null, '', '/');
    signedIn.set(stored() !== undefined);
    throw error;
  }
}

/** Goes to the issuer's sign-in page, and comes back to the screen that was asked for. */
export async function signIn(): Promise<void> {
  const { issuer } = await import('./issuer.ts');
  await (await issuer()).signinRedirect({ state: window.location.hash });
}

/** Ends the sign-in here and at the issuer, which leads back to the first screen; without a network, here at least. */
export async function signOut(): Promise<void> {
  localStorage.removeItem(key);
  try {
    const { issuer } = await import('./issuer.ts');
    const manager = await issuer();
    await manager.signoutRedirect().catch(() => manager.removeUser().then(drop));
  } catch {
    drop();
  }
}
