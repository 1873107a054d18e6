import type { Proof } from '../send/manage.ts';

let session: { token: string; until: number } | undefined;

/** A citizen's session lives with the page only: on a shared phone nothing of it stays. */
export function openSession(token: string, validForSeconds: number): void {
  session = { token, until: Date.now() + validForSeconds * 1_000 };
}

export function closeSession(): void {
  session = undefined;
}

/** What the session proves; nothing when there is none, or it is over. */
export function currentSession(): Proof | undefined {
  return session === undefined || session.until <= Date.now() ? undefined : session;
}
