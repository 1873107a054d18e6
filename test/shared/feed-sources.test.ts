import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markOf } from '../../functions/shared/request-mark.ts';
import { findSender, noteSender } from '../../functions/shared/table/feed-sender-store.ts';
import { findSources, noteLast, noteTold } from '../../functions/shared/table/feed-source-store.ts';
import type { FeedLast } from '../../schemas/feed-run.ts';
import { afternoon, hoursAfter } from '../support/builders.ts';
import { aWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.stop());

const aLast = (hoursAgo: number, given: Partial<FeedLast> = {}): FeedLast => ({
  kind: 'pcr',
  run: `${hoursAfter(-hoursAgo).getTime().toString(36).padStart(9, '0')}-0123456789abcdef`,
  receivedAt: hoursAfter(-hoursAgo).toISOString(),
  ...given,
});

describe('the last file of a source', () => {
  it('is the one that came last, in whatever order they are read', async () => {
    for (const hours of [5, 3, 4]) await noteLast(world.sources, aLast(hours));
    await noteLast(world.sources, aLast(9, { kind: 'rail' }));
    const sources = await findSources(world.sources);
    expect(sources).toEqual([
      { kind: 'pcr', last: aLast(3) },
      { kind: 'rail', last: aLast(9, { kind: 'rail' }) },
    ]);
  });

  it('stays when somebody is told of the silence after it, and that stays when another comes', async () => {
    const { run } = aLast(3);
    await noteTold(world.sources, { kind: 'pcr', run });
    await noteLast(world.sources, aLast(1));
    const [pcr] = await findSources(world.sources);
    expect(pcr).toEqual({ kind: 'pcr', last: aLast(1), toldOf: run });
  });

  it('is none where only a silence is known of', async () => {
    await noteTold(world.sources, { kind: 'air', run: aLast(3).run });
    const air = (await findSources(world.sources)).find(({ kind }) => kind === 'air');
    expect(air).toEqual({ kind: 'air', toldOf: aLast(3).run });
  });
});

describe('who sent a file', () => {
  it('is who said so first, and nobody for a file of which nobody did', async () => {
    const [first, second] = ['province-41', 'another'].map((sub) => ({ sub, place: '41' }));
    if (first === undefined || second === undefined) throw new Error('two senders');
    const key = 'incoming/pcr/rows-0123456789abcdef.csv';
    await noteSender(world.sources, key, { by: first, at: afternoon });
    await noteSender(world.sources, key, { by: second, name: '结果.csv', at: afternoon });
    expect(await findSender(world.sources, key)).toEqual({ by: first });
    expect(await findSender(world.sources, `${key}.manifest.json`)).toBeUndefined();
  });

  it('tells what they call it, which no address says', async () => {
    const by = { sub: 'province-41', place: '41' };
    const key = 'incoming/pcr/0123456789abcdef0123456789abcdef.csv';
    await noteSender(world.sources, key, { by, name: '张三 结果.csv', at: afternoon });
    expect(await findSender(world.sources, key)).toEqual({ by, name: '张三 结果.csv' });
  });

  it('is told when a place that was given to a request is asked for by one with another body', async () => {
    const by = { sub: 'province-41', place: '41' };
    const key = 'incoming/pcr/fedcba9876543210fedcba9876543210.csv';
    const send = (body: string) =>
      noteSender(world.sources, key, { by, name: '结果.csv', at: afternoon, mark: markOf('key', body) });
    await send('one');
    await send('one');
    await expect(send('other')).rejects.toMatchObject({ code: 'idempotency.reused', status: 422 });
  });
});
