import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { struckAfter } from '../../../scripts/local/gateway/fault-strikes.ts';
import { aCaller } from './a-model.ts';
import { aRunner } from './a-runner.ts';
import { aDataKey, aGet, aMessage, anObject, anUpdate, aPut } from './some-calls.ts';

/** A function whose SDK does not try again. */
const onlyOnce = { functions: [aCaller({ environment: { AWS_MAX_ATTEMPTS: '1' } })] };

describe('an injected fault', () => {
  it('throttles: nothing is stored, and the SDK tries again', async () => {
    const runner = await aRunner();
    await runner.gateway.faults.inject({ kind: 'throttle' });
    const [answer] = await runner.call(aPut('a'));
    expect(answer).toMatchObject({ attempts: 2 });
    const [entry] = runner.gateway.meter.entries().filter(({ service }) => service === 'dynamodb');
    expect(entry).toMatchObject({ requests: 2, errors: 1, writeUnits: 1 });
  });

  it('throttles each service in its own shape', async () => {
    const runner = await aRunner(onlyOnce);
    await runner.gateway.faults.inject({ kind: 'throttle', times: 4 });
    const answers = await runner.call(aPut('a'), aMessage(), anObject('a'), aDataKey());
    expect(answers.map(({ error }) => error)).toEqual([
      'ThrottlingException',
      'RequestThrottled',
      'SlowDown',
      'ThrottlingException',
    ]);
  });

  it('fails before the call: the first try stores nothing', async () => {
    const runner = await aRunner(onlyOnce);
    await runner.gateway.faults.inject({ kind: 'error-before', action: 'UpdateItem' });
    const [update, get] = await runner.call(anUpdate('a'), aGet('a'));
    expect(update).toMatchObject({ error: 'InternalServerError', status: 500 });
    expect(get?.output).not.toHaveProperty('Item');
  });

  it('fails after the commit: the call is stored though it is answered with an error', async () => {
    const runner = await aRunner(onlyOnce);
    await runner.gateway.faults.inject({ kind: 'error-after-commit', action: 'UpdateItem' });
    const [update, get] = await runner.call(anUpdate('a'), aGet('a'));
    expect(update).toMatchObject({ error: 'InternalServerError', status: 500 });
    expect(get?.output).toHaveProperty('Item');
  });

  it('delays a call', async () => {
    const runner = await aRunner();
    await runner.call(aGet('a'));
    await runner.gateway.faults.inject({ kind: 'delay', delayMs: 300 });
    const start = performance.now();
    await runner.call(aGet('a'));
    expect(performance.now() - start).toBeGreaterThanOrEqual(300);
  });

  it('kills the function before a call: it is not made', async () => {
    const runner = await aRunner();
    await runner.gateway.faults.inject({ kind: 'kill-before', action: 'UpdateItem' });
    expect(await runner.invoke(aPut('a'), anUpdate('b'))).toMatchObject({ error: {} });
    const [first, second] = await runner.call(aGet('a'), aGet('b'));
    expect(first?.output).toHaveProperty('Item');
    expect(second?.output).not.toHaveProperty('Item');
  });

  it('kills the function after a call: it is made', async () => {
    const runner = await aRunner();
    await runner.gateway.faults.inject({ kind: 'kill-after', action: 'UpdateItem' });
    expect(await runner.invoke(anUpdate('a'), anUpdate('b'))).toMatchObject({ error: {} });
    const [first, second] = await runner.call(aGet('a'), aGet('b'));
    expect(first?.output).toHaveProperty('Item');
    expect(second?.output).not.toHaveProperty('Item');
  });

  it('strikes the n-th matching call and as many as it says, whichever worker makes them', async () => {
    const runner = await aRunner();
    await runner.gateway.faults.inject({ kind: 'error-before', service: 'kms', nth: 2, times: 1 });
    const answers = await runner.call(aDataKey(), aDataKey(), aDataKey());
    expect(answers.map(({ attempts }) => attempts)).toEqual([1, 2, 1]);
    expect(runner.gateway.faults.list()).toMatchObject([{ nth: 2, struck: 1 }]);
  });

  it('strikes only the function that it names', async () => {
    const runner = await aRunner();
    await runner.gateway.faults.inject({ kind: 'error-before', functionName: 'Another' });
    expect(await runner.call(aPut('a'))).toMatchObject([{ attempts: 1 }]);
  });

  it('holds for a worker that lives already, and ends when it is removed', async () => {
    const runner = await aRunner(onlyOnce);
    await runner.call(aPut('a'));
    const id = await runner.gateway.faults.inject({ kind: 'error-before' });
    expect(await runner.call(aPut('a'))).toMatchObject([{ error: 'InternalServerError' }]);
    await runner.gateway.faults.remove(id);
    expect(await runner.call(aPut('a'))).toMatchObject([{ attempts: 1 }]);
    expect(runner.gateway.faults.list()).toEqual([]);
  });

  it('strikes by chance, the same calls for the same seed', () => {
    const strikes = (seed: number): readonly number[] =>
      Array.from({ length: 200 }, (_, index) =>
        struckAfter({ kind: 'throttle', probability: 0.25, seed }, index),
      );
    expect(strikes(1)).toEqual(strikes(1));
    expect(strikes(1)).not.toEqual(strikes(2));
    expect(strikes(1).at(-1)).toBeGreaterThan(25);
    expect(strikes(1).at(-1)).toBeLessThan(75);
  });

  it('strikes calls to other servers too, which are counted and go out untouched otherwise', async () => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(202).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const runner = await aRunner();
    expect(await runner.call(['fetch', '', { url, method: 'POST', body: 'x' }])).toEqual([{ status: 202 }]);
    await runner.gateway.faults.inject({ kind: 'error-before', service: 'http' });
    expect(await runner.call(['fetch', '', { url, method: 'POST', body: 'x' }])).toEqual([{ status: 500 }]);
    const [entry] = runner.gateway.meter.entries().filter(({ service }) => service === 'http');
    expect(entry).toMatchObject({ action: 'POST', requests: 2, errors: 1 });
    await runner.gateway.faults.inject({ kind: 'kill-after', service: 'http' });
    expect(await runner.invoke(['fetch', '', { url, method: 'POST', body: 'x' }])).toHaveProperty('error');
  });
});
