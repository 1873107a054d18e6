import { useState } from 'react';
import type { FeedKind } from '../../../schemas/feed-kind.ts';
import type { FeedRun } from '../../../schemas/feed-run.ts';

interface Sent {
  name: string;
  kind: string;
  /** The newest run of the kind when it was sent. */
  newest: string | undefined;
  at: number;
}

export interface Awaited {
  name: string;
  state: 'waiting' | 'seen' | 'unseen';
}

const patienceMs = 120_000;

/** A file that was sent, until it is among the runs: its event takes a moment. */
export function awaitedOf(sent: Sent | undefined, runs: readonly FeedRun[], at: number): Awaited | undefined {
  if (sent === undefined) return undefined;
  const isSeen = newestOf(sent.kind, runs) !== sent.newest;
  const isLate = at - sent.at > patienceMs;
  return { name: sent.name, state: isSeen ? 'seen' : isLate ? 'unseen' : 'waiting' };
}

/** What was sent from this screen, and how to say that something was. */
export function useSent() {
  const [sent, setSent] = useState<Sent>();
  const note = ({ kind, file }: { kind: FeedKind; file: File }, runs: readonly FeedRun[]) =>
    setSent({ name: file.name, kind: kind.id, newest: newestOf(kind.id, runs), at: Date.now() });
  return { sent, note };
}

function newestOf(kind: string, runs: readonly FeedRun[]): string | undefined {
  return runs.find((run) => run.kind === kind)?.id;
}
