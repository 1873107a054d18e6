import { type Cell, cellOf } from '../../staff/cell.ts';
import { ProblemError } from '../../staff/refusals.ts';
import { type About, type Action, type Deed, type Entry, kindOf, undoMs } from './action.ts';

export interface OutboxNeeds {
  send(entry: Entry): Promise<void>;
  /** After an action has ended, saved or refused: what the screens show of what it is about is out of date. */
  written(about: About): void;
  newKey(): string;
  sentence(error: unknown): string;
}

export interface Outbox {
  actions: Cell<readonly Action[]>;
  /** Plans a deed: it can be undone for ten seconds. What was planned before is sent at once. */
  plan(deed: Deed, at: number): void;
  /** Takes a planned deed back; false when it is on its way already. */
  undo(id: string): boolean;
  /** Sends what waits and what can't be undone any more at `at`, in order. */
  sendDue(at: number): Promise<void>;
  /** Sends everything now: the officer said so, or the page is about to go. */
  sendAll(): Promise<void>;
  /** Forgets a deed that was refused or saved. */
  dismiss(id: string): void;
}

/** What is planned and not yet sent. Entries go out one at a time and in order; each retry has the entry's own key. */
export function openOutbox(needs: OutboxNeeds, kept: readonly Action[]): Outbox {
  // Whether a kept entry had arrived before the page went is not known: its key makes sending it again harmless.
  const actions = cellOf<readonly Action[]>(
    kept.map((one) => (one.phase === 'refused' ? one : { ...one, phase: 'waiting' })),
  );
  let tail: Promise<void> = Promise.resolve();
  let isQueued = false;

  const find = (id: string) => actions.get().find((one) => one.id === id);
  const change = (id: string, changes: Partial<Action>) =>
    actions.set(actions.get().map((one) => (one.id === id ? { ...one, ...changes } : one)));
  const remove = (id: string) => actions.set(actions.get().filter((one) => one.id !== id));

  const end = (one: Action, changes: Partial<Action>) => {
    change(one.id, changes);
    needs.written(one);
  };

  const deliver = async (one: Action): Promise<boolean> => {
    change(one.id, { phase: 'sending' });
    try {
      for (const entry of one.entries) {
        await needs.send(entry);
        change(one.id, { entries: (find(one.id)?.entries ?? []).slice(1) });
      }
      end(one, { phase: 'saved' });
      return true;
    } catch (error) {
      if (error instanceof ProblemError) {
        end(one, { phase: 'refused', refusal: refusalOf(error, find(one.id), needs.sentence(error)) });
        return true;
      }
      change(one.id, { phase: 'waiting' });
      return false;
    }
  };

  const run = async () => {
    let next = actions.get().find(({ phase }) => phase === 'waiting');
    // Nothing overtakes what could not be sent.
    while (next !== undefined && (await deliver(next)))
      next = actions.get().find(({ phase }) => phase === 'waiting');
  };
  const release = (isReleased: (one: Action) => boolean) => {
    for (const one of actions.get())
      if (one.phase === 'undoable' && isReleased(one)) change(one.id, { phase: 'waiting' });
    // One run takes all that is released before it begins.
    if (!isQueued)
      tail = tail.then(() => {
        isQueued = false;
        return run();
      });
    isQueued = true;
    return tail;
  };

  return {
    actions,
    sendDue: (at) => release(({ sendAt }) => sendAt <= at),
    sendAll: () => release(() => true),
    plan(deed, at) {
      void release(() => true);
      const entries = deed.posts.map((post) => ({ ...post, key: needs.newKey() }));
      const { posts: _, ...said } = deed;
      const planned: Action = {
        id: needs.newKey(),
        ...said,
        entries,
        phase: 'undoable',
        sendAt: at + undoMs,
      };
      actions.set([...actions.get().filter(({ phase }) => phase !== 'saved'), planned]);
    },
    undo(id) {
      if (find(id)?.phase !== 'undoable') return false;
      remove(id);
      return true;
    },
    dismiss: remove,
  };
}

function refusalOf({ problem }: ProblemError, left: Action | undefined, sentence: string): Action['refusal'] {
  const [failed] = left?.entries ?? [];
  return {
    sentence,
    pointers: (problem.errors ?? []).map(({ pointer }) => pointer),
    kind: failed === undefined ? undefined : kindOf(failed),
  };
}
