import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFunction } from './a-function.ts';
import { aHost } from './a-host.ts';

const name = aFunction().name;

describe('workers of a function', () => {
  it('are used again while they are warm', async () => {
    const host = aHost();
    await host.invoke(name, { does: 'count' });
    expect(await host.invoke(name, { does: 'count' })).toEqual({ payload: 2 });
  });

  it('run one invocation at a time', async () => {
    const host = aHost({ mostWorkersOfFunction: 1 });
    const answers = await Promise.all([1, 2, 3, 4].map(() => host.invoke(name, { does: 'overlaps' })));
    expect(answers).toEqual([1, 1, 1, 1].map((payload) => ({ payload })));
  });

  it('grow with demand, to their limit', async () => {
    const host = aHost({ mostWorkersOfFunction: 3 });
    await Promise.all(Array.from({ length: 12 }, () => host.invoke(name, { does: 'sleeps', ms: 300 })));
    expect(host.workers()).toEqual({ [name]: 3 });
  });

  it('never are more than the reserved concurrency', async () => {
    const host = aHost({ functions: [aFunction({ reservedConcurrency: 1 })] });
    await Promise.all([1, 2, 3].map(() => host.invoke(name, { does: 'sleeps', ms: 20 })));
    expect(host.workers()).toEqual({ [name]: 1 });
  });

  it('end least recently used first when all functions together have too many', async () => {
    const names = ['First', 'Second', 'Third'];
    const host = aHost({ functions: names.map((one) => aFunction({ name: one })), mostWorkers: 2 });
    for (const one of ['First', 'Second', 'First', 'Third']) await host.invoke(one, { does: 'count' });
    expect(host.workers()).toEqual({ First: 1, Second: 0, Third: 1 });
  });

  it('always are there for a function that has none, also when all others are busy', async () => {
    const host = aHost({
      functions: [aFunction({ name: 'Busy' }), aFunction({ name: 'Other' })],
      mostWorkers: 1,
    });
    const busy = host.invoke('Busy', { does: 'sleeps', ms: 500 });
    const order = await Promise.race([
      busy.then(() => 'busy'),
      host.invoke('Other', { does: 'count' }).then(() => 'other'),
    ]);
    expect(order).toBe('other');
    await busy;
  });
});

describe('what a function prints', () => {
  it('goes to its log file, each line with its invocation, and not to the console', async () => {
    const host = aHost();
    await host.invoke(name, { does: 'prints', text: 'one line' });
    const lines = readFileSync(join(host.logFolder, `${name}.log`), 'utf8');
    expect(lines).toMatch(/^[0-9a-f-]{36} one line\n[0-9a-f-]{36} error one line\n$/);
  });
});
