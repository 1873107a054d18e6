import { describe, expect, it } from 'vitest';
import { InvalidError, notFound } from '../../../functions/shared/errors.ts';
import { decideOnRecent, type Freshness } from '../../../functions/shared/life-cycle/decide-on-recent.ts';

/** An attempt that ends each time as it is told, and what it was asked to read. */
function anAttempt(...ends: ('written' | 'raced' | Error)[]) {
  const asked: Freshness[] = [];
  const attempt = (freshness: Freshness) => {
    const end = ends[Math.min(asked.push(freshness), ends.length) - 1];
    if (end instanceof Error) return Promise.reject(end);
    return Promise.resolve(end === 'raced' ? undefined : end);
  };
  return { asked, attempt };
}

describe('deciding on what a recent read tells', () => {
  it('costs one such read when it is written', async () => {
    const { asked, attempt } = anAttempt('written');
    expect(await decideOnRecent(attempt)).toBe('written');
    expect(asked).toEqual(['recent']);
  });

  it.each([
    ['a refusal', notFound()],
    ['an invalid content', new InvalidError([])],
    ['a lost race', 'raced' as const],
  ])('decides anew on the latest state after %s', async (_title, end) => {
    const { asked, attempt } = anAttempt(end, 'raced', 'written');
    expect(await decideOnRecent(attempt)).toBe('written');
    expect(asked).toEqual(['recent', 'latest', 'latest']);
  });

  it('refuses what is refused on the latest state too', async () => {
    const { asked, attempt } = anAttempt(notFound());
    await expect(decideOnRecent(attempt)).rejects.toMatchObject({ status: 404 });
    expect(asked).toEqual(['recent', 'latest']);
  });

  it('throws what is no refusal at once', async () => {
    const { asked, attempt } = anAttempt(new Error('no connection'));
    await expect(decideOnRecent(attempt)).rejects.toThrow('no connection');
    expect(asked).toEqual(['recent']);
  });
});
