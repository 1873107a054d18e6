/** The inbox: `openInbox(settings)` of inbox/. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface InboxSettings {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface InboxMessage {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly kind: string;
  readonly receivedAt: string;
}

export interface Inbox {
  /** Answers a request whose path, below the control server's `/inbox`, is `path`: the page at `/`, `/messages` GET and POST. */
  handle(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  messages(filter?: { readonly to?: string; readonly kind?: string }): readonly InboxMessage[];
  clear(): void;
  stop(): void;
}
