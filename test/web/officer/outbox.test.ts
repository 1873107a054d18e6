import { describe, expect, it } from 'vitest';
import type { Action, Entry } from '../../../web/officer/outbox/action.ts';
import { openOutbox } from '../../../web/officer/outbox/open-outbox.ts';
import { ProblemError, UnreachableError } from '../../../web/staff/refusals.ts';

const start = 1_000_000;

function aDeed(caseId: string, ...paths: string[]) {
  return {
    caseId,
    maskedName: '张*明',
    summary: 'said',
    posts: paths.map((path) => ({ path, body: { path } })),
  };
}

/** An outbox whose sending fails with what `failures` says for a path, in order. */
function anOutbox(kept: readonly Action[] = []) {
  const sent: Entry[] = [];
  const failures = new Map<string, Error[]>();
  const written: string[] = [];
  let keys = 0;
  const outbox = openOutbox(
    {
      send: (entry) => {
        sent.push(entry);
        const failure = failures.get(entry.path)?.shift();
        return failure === undefined ? Promise.resolve() : Promise.reject(failure);
      },
      written: ({ caseId = '' }) => written.push(caseId),
      newKey: () => `key-${(keys += 1)}`,
      sentence: (error) => (error instanceof Error ? error.message : ''),
    },
    kept,
  );
  const phases = () => outbox.actions.get().map(({ phase }) => phase);
  return { outbox, sent, failures, written, phases, paths: () => sent.map(({ path }) => path) };
}

const refusal = new ProblemError({
  type: '/problems/state-forbids',
  title: '',
  status: 409,
  code: 'state-forbids',
  detail: '',
  errors: [{ pointer: '/arrivedAt', code: 'arrived.future', message: '' }],
});

describe('what an officer records', () => {
  it('is not sent for ten seconds, and can be undone until then', async () => {
    const { outbox, sent } = anOutbox();
    outbox.plan(aDeed('one', '/a'), start);
    await outbox.sendDue(start + 9_999);
    expect(sent).toEqual([]);
    expect(outbox.undo(outbox.actions.get()[0]?.id ?? '')).toBe(true);
    await outbox.sendDue(start + 20_000);
    expect(sent).toEqual([]);
  });

  it('is sent once when ten seconds have passed, and then stays done', async () => {
    const { outbox, paths, phases, written } = anOutbox();
    outbox.plan(aDeed('one', '/a', '/b'), start);
    await outbox.sendDue(start + 10_000);
    await outbox.sendDue(start + 30_000);
    expect(paths()).toEqual(['/a', '/b']);
    expect(phases()).toEqual(['saved']);
    expect(written).toEqual(['one']);
    expect(outbox.undo(outbox.actions.get()[0]?.id ?? '')).toBe(false);
  });

  it('goes out at once when the next thing is recorded', async () => {
    const { outbox, paths } = anOutbox();
    outbox.plan(aDeed('one', '/a'), start);
    outbox.plan(aDeed('two', '/b'), start + 1_000);
    await outbox.sendDue(start + 1_000);
    expect(paths()).toEqual(['/a']);
  });

  it('keeps the key of each entry through every retry, and nothing overtakes it', async () => {
    const { outbox, sent, failures, phases } = anOutbox();
    failures.set('/b', [new UnreachableError(false, 0)]);
    outbox.plan(aDeed('one', '/a', '/b'), start);
    outbox.plan(aDeed('two', '/c'), start);
    await outbox.sendAll();
    expect(phases()).toEqual(['waiting', 'waiting']);
    await outbox.sendAll();
    expect(sent.map(({ path }) => path)).toEqual(['/a', '/b', '/b', '/c']);
    const keys = sent.filter(({ path }) => path === '/b').map(({ key }) => key);
    expect(new Set(keys).size).toBe(1);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
  });

  it('stays with its reason when it is refused, without what was already stored, and others go on', async () => {
    const { outbox, paths, failures, phases } = anOutbox();
    failures.set('/b', [refusal]);
    outbox.plan(aDeed('one', '/a', '/b'), start);
    outbox.plan(aDeed('two', '/c'), start);
    await outbox.sendAll();
    expect(paths()).toEqual(['/a', '/b', '/c']);
    expect(phases()).toEqual(['refused', 'saved']);
    const [refused] = outbox.actions.get();
    expect(refused?.entries.map(({ path }) => path)).toEqual(['/b']);
    expect(refused?.refusal).toMatchObject({ sentence: 'state-forbids', pointers: ['/arrivedAt'] });
  });

  it('is sent after a reload with the same key, when it had not been sent before', async () => {
    const before = anOutbox();
    before.outbox.plan(aDeed('one', '/a'), start);
    const after = anOutbox(before.outbox.actions.get());
    await after.outbox.sendDue(start);
    expect(after.sent).toEqual(before.outbox.actions.get()[0]?.entries);
  });
});
