import { describe, expect, it } from 'vitest';
import { cleanups } from '../../scripts/local/cleanups.ts';

describe('ending what was begun', () => {
  it('goes backwards, gives each its turn whatever the others do, and runs once', async () => {
    const ended: string[] = [];
    const ending = cleanups();
    ending.add(() => void ended.push('first'));
    ending.add(() => Promise.reject(new Error('stuck')));
    ending.add(() => void ended.push('last'));
    const run = ending.run();
    await expect(run).rejects.toThrow('did not end well');
    expect(ending.run()).toBe(run);
    expect(ended).toEqual(['last', 'first']);
  });
});
