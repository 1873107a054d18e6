import { describe, expect, it } from 'vitest';
import { tokenBucket } from '../../../scripts/local/http/throttle.ts';
import { anApi, aRoute } from './an-api.ts';

describe('a token bucket', () => {
  it('gives its burst at once, then one at its rate, and never holds more than its burst', () => {
    let now = 0;
    const take = tokenBucket({ ratePerSecond: 2, burst: 3 }, () => now);
    const takeMany = (times: number): number => Array.from({ length: times }, take).filter(Boolean).length;
    expect(takeMany(5)).toBe(3);
    now = 500;
    expect(takeMany(5)).toBe(1);
    now = 100_000;
    expect(takeMany(9)).toBe(3);
  });
});

describe('an API over its rate', () => {
  it('answers 429 with its own body and does not call the function', async () => {
    const { url } = await anApi({ throttle: { ratePerSecond: 0.001, burst: 2 } });
    const responses = [await fetch(url), await fetch(url), await fetch(url)];
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(await responses[2]?.text()).toBe('{"message":"Too Many Requests"}');
  });

  it('has a rate for each route that the stage gives one', async () => {
    const { url } = await anApi({
      routes: [aRoute(), aRoute({ key: 'GET /rare', throttle: { ratePerSecond: 0.001, burst: 1 } })],
    });
    const statuses = [
      (await fetch(`${url}/rare`)).status,
      (await fetch(`${url}/rare`)).status,
      (await fetch(url)).status,
    ];
    expect(statuses).toEqual([200, 429, 200]);
  });
});
