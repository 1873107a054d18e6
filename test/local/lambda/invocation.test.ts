import { describe, expect, it } from 'vitest';
import { aFunction } from './a-function.ts';
import { aHost } from './a-host.ts';

const name = aFunction().name;

describe('invoking a function', () => {
  it('gives the event and answers what the handler returns', async () => {
    expect(await aHost().invoke(name, { does: 'echo', n: [1, 'two', null] })).toEqual({
      payload: { does: 'echo', n: [1, 'two', null] },
    });
  });

  it('answers null for nothing', async () => {
    expect(await aHost().invoke(name, { does: 'nothing' })).toEqual({ payload: null });
  });

  it('answers as JSON carries it: dates are text, undefined is not there', async () => {
    const { payload } = (await aHost().invoke(name, { does: 'date' })) as { payload: unknown };
    expect(payload).toStrictEqual({ at: '1970-01-01T00:00:00.000Z', nested: { list: [1, { deep: true }] } });
  });

  it('gives the context of the Node 24 runtime', async () => {
    const { payload } = (await aHost().invoke(name, { does: 'context' })) as {
      payload: Record<string, unknown>;
    };
    expect(payload).toMatchObject({
      functionName: name,
      functionVersion: '$LATEST',
      invokedFunctionArn: aFunction().arn,
      memoryLimitInMB: '128',
      logGroupName: `/aws/lambda/${name}`,
    });
    expect(payload['awsRequestId']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(payload['remaining']).toBeGreaterThan(4000);
    expect(payload['remaining']).toBeLessThanOrEqual(5000);
  });

  it('has an environment of its own, with nothing of this machine', async () => {
    const { payload } = (await aHost().invoke(name, { does: 'environment' })) as {
      payload: Record<string, string>;
    };
    expect(payload).toMatchObject({
      GREETING: 'hello',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      TZ: ':UTC',
    });
    expect(payload).not.toHaveProperty('PATH');
    expect(payload).not.toHaveProperty('HOME');
  });

  it('tells the time of the settable clock', async () => {
    const host = aHost();
    await host.clock.set(new Date('2026-01-20T15:50:00Z'));
    const { payload } = (await host.invoke(name, { does: 'now' })) as { payload: number };
    expect(payload - Date.parse('2026-01-20T15:50:00Z')).toBeLessThan(10_000);
    expect(payload).toBeGreaterThanOrEqual(Date.parse('2026-01-20T15:50:00Z'));
  });

  it('answers an error for a function that is not there', async () => {
    const answer = await aHost().invoke('Nobody', {});
    expect(answer).toMatchObject({ error: { errorType: 'ResourceNotFoundException' } });
  });
});
