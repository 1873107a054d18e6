import { describe, expect, it } from 'vitest';
import { quiesce } from '../../scripts/local/quiesce.ts';

describe('waiting for a system to be idle', () => {
  it('looks at all parts again when one that ended has started another', async () => {
    const pending = { queue: 0, stream: 2 };
    const part = (name: keyof typeof pending, then: () => void) => ({
      isIdle: () => pending[name] === 0,
      drained: () => {
        if (pending[name] > 0) then();
        return Promise.resolve();
      },
    });
    const stream = part('stream', () => {
      pending.stream -= 1;
      pending.queue += 1;
    });
    const queue = part('queue', () => {
      pending.queue = 0;
    });
    await quiesce([queue, stream]);
    expect(pending).toEqual({ queue: 0, stream: 0 });
  });
});
