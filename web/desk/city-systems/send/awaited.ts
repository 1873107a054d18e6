import { useState } from 'react';
import type { CityImport } from '../../../../schemas/city-import.ts';

/** A file that was taken; `again`: it had been before, and there is no other import of it. */
export interface Taken {
  name: string;
  again: boolean;
}

interface Sent extends Taken {
  /** The newest import when it was sent. */
  newest: string | undefined;
  at: number;
}

export interface Awaited {
  name: string;
  state: 'waiting' | 'seen' | 'unseen' | 'again';
}

const patienceMs = 120_000;

/** A file that was sent, until it is among the imports: that takes a moment. */
export function awaitedOf(
  sent: Sent | undefined,
  imports: readonly CityImport[],
  at: number,
): Awaited | undefined {
  if (sent === undefined) return undefined;
  const { name, again, newest } = sent;
  if (again) return { name, state: 'again' };
  const isSeen = imports[0]?.id !== newest;
  return { name, state: isSeen ? 'seen' : at - sent.at > patienceMs ? 'unseen' : 'waiting' };
}

/** What was sent from this screen, and how to say that something was. */
export function useSent() {
  const [sent, setSent] = useState<Sent>();
  const note = (taken: Taken, imports: readonly CityImport[]) =>
    setSent({ ...taken, newest: imports[0]?.id, at: Date.now() });
  return { sent, note };
}
