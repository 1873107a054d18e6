import { describe, expect, it } from 'vitest';
import { aFunction } from './a-function.ts';
import { aHost } from './a-host.ts';

const name = aFunction().name;

describe('an error of a handler', () => {
  it('is answered with type, message and trace', async () => {
    const answer = await aHost().invoke(name, { does: 'throws' });
    expect(answer).toEqual({
      error: { errorType: 'RangeError', errorMessage: 'out of range', trace: expect.any(Array) as unknown },
    });
    expect('error' in answer && answer.error.trace?.[0]).toBe('RangeError: out of range');
  });

  it('keeps the worker warm', async () => {
    const host = aHost();
    await host.invoke(name, { does: 'count' });
    await host.invoke(name, { does: 'throws' });
    expect(await host.invoke(name, { does: 'count' })).toEqual({ payload: 2 });
  });

  it('has the type of what was thrown when that is no error', async () => {
    expect(await aHost().invoke(name, { does: 'throwsText' })).toEqual({
      error: { errorType: 'string', errorMessage: 'just text', trace: [] },
    });
  });
});

describe('what breaks a worker', () => {
  it.each([
    ['exits', 'Runtime.ExitError', /^RequestId: \S+ Error: Runtime exited with error: exit status 7$/],
    ['exitsWell', 'Runtime.ExitError', /^RequestId: \S+ Error: Runtime exited without providing a reason$/],
    ['uncaught', 'TypeError', /^nobody caught it$/],
    ['rejects', 'Runtime.UnhandledPromiseRejection', /^Error: nobody waits$/],
    ['hoards', 'Runtime.OutOfMemory', /^RequestId: \S+ Error: Runtime exited with error: signal: killed$/],
  ])('%s: ends it with %s, and the next invocation gets a new one', async (does, errorType, errorMessage) => {
    const host = aHost({ functions: [aFunction({ memoryMb: 40 })] });
    await host.invoke(name, { does: 'count' });
    expect(await host.invoke(name, { does })).toMatchObject({
      error: { errorType, errorMessage: expect.stringMatching(errorMessage) as unknown },
    });
    expect(await host.invoke(name, { does: 'count' })).toEqual({ payload: 1 });
  });

  it('is a heap beyond what its NODE_OPTIONS allow, however much memory it has', async () => {
    const environment = { NODE_OPTIONS: '--max-old-space-size=40 --max-semi-space-size=4' };
    const host = aHost({ functions: [aFunction({ memoryMb: 4_096, environment })] });
    expect(await host.invoke(name, { does: 'hoards' })).toMatchObject({
      error: { errorType: 'Runtime.OutOfMemory' },
    });
  });

  it.each(['sleeps', 'spins'])(
    '%s: is ended at the timeout, and the next invocation gets a new one',
    async (does) => {
      const host = aHost({ functions: [aFunction({ timeoutSeconds: 1 })] });
      expect(await host.invoke(name, { does, ms: 60_000 })).toEqual({
        error: {
          errorType: 'Sandbox.Timedout',
          errorMessage: expect.stringMatching(
            /^RequestId: \S+ Error: Task timed out after 1.00 seconds$/,
          ) as unknown,
        },
      });
      expect(await host.invoke(name, { does: 'count' })).toEqual({ payload: 1 });
    },
  );

  it('does not take those who wait down with it', async () => {
    const host = aHost({ mostWorkersOfFunction: 1 });
    const answers = await Promise.all([
      host.invoke(name, { does: 'exits' }),
      host.invoke(name, { does: 'echo', n: 1 }),
      host.invoke(name, { does: 'echo', n: 2 }),
    ]);
    expect(answers.map((answer) => 'payload' in answer)).toEqual([false, true, true]);
  });
});

describe('a bundle that cannot be used', () => {
  it.each([
    ['missing.handler', 'Runtime.ImportModuleError'],
    ['behaviours.nobody', 'Runtime.HandlerNotFound'],
    ['behaviours.notAFunction', 'Runtime.HandlerNotFound'],
    ['behaviours.withCallback', 'Runtime.CallbackHandlerDeprecated'],
    ['not-javascript.handler', 'Runtime.UserCodeSyntaxError'],
    ['throws-at-import.handler', 'Error'],
  ])('%s: answers %s to each invocation', async (handler, errorType) => {
    const host = aHost({ functions: [aFunction({ handler })] });
    const answers = await Promise.all([host.invoke(name, {}), host.invoke(name, {})]);
    expect(answers).toMatchObject([{ error: { errorType } }, { error: { errorType } }]);
    expect(host.isIdle()).toBe(true);
  });
});

describe('a response', () => {
  it('over 6 MB is refused', async () => {
    expect(await aHost().invoke(name, { does: 'large', bytes: 6_300_000 })).toMatchObject({
      error: { errorType: 'Function.ResponseSizeTooLarge' },
    });
  });
});
