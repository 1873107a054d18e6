import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../../../scripts/local/http/listen.ts';

describe('taking a port', () => {
  it('that is in use says which one, what for, and what to do', async () => {
    const first = await listen(0, 'first');
    onTestFinished(() => first.stop());
    await expect(listen(first.port, 'the citizens’ site')).rejects.toMatchObject({
      name: 'StartProblem',
      message: expect.stringContaining(
        `Port ${first.port} (the citizens’ site) is in use: end the program`,
      ) as unknown,
    });
  });

  it('holds requests until there is something to serve', async () => {
    const listening = await listen(0, 'early');
    onTestFinished(() => listening.stop());
    const early = fetch(listening.url);
    listening.serve((_request, response) => response.end('served'));
    expect(await (await early).text()).toBe('served');
  });
});
