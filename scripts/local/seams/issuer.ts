/** Identity: `startIssuer(settings)` of identity/. */
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface Account {
  readonly sub: string;
  readonly name: string;
  readonly role: string;
}

export interface IssuerSettings {
  /** 0: any free port. A taken port rejects with the error of node:net (`EADDRINUSE`). */
  readonly port: number;
  readonly audience: string;
  readonly dataFolder: string;
  readonly clock: Clock;
  /** Answers also by a promise; asked in the main thread. */
  readonly findAccount: (username: string) => Account | undefined | Promise<Account | undefined>;
  /** Sign-in names that the login page offers. */
  readonly suggested: readonly { readonly username: string; readonly label: string }[];
  /** Clients that act for themselves: each is an account of the same name. */
  readonly services: readonly string[];
  /** Addresses of the web apps; every path below one is a valid redirect. */
  readonly appUrls: () => readonly string[];
  readonly log: Log;
}

/** A number in its place is `lifetimeSeconds`. */
export interface TokenOverrides {
  /** Negative: it ran out that long ago. */
  readonly lifetimeSeconds?: number | undefined;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  /** Signed by a key that is not the issuer's, under the name of the one that is. */
  readonly forged?: boolean | undefined;
  /** Added to the claims, or in their place. */
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
}

export interface Issuer {
  /** Without a last slash. */
  readonly url: string;
  /** An access token as the sign-in gives it, or, for tests, otherwise: run out, forged, for or by somebody else. */
  issueToken(sub: string, overrides?: number | TokenOverrides): Promise<string>;
  stop(): Promise<void>;
}
