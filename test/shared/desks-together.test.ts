import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDesk } from '../../functions/shared/table/desk-store.ts';
import { findDesksTogether } from '../../functions/shared/table/desks-together.ts';
import { writeBatches } from '../../scripts/seed/write-batches.ts';
import { type Engine, startEngine } from '../support/engine.ts';

describe('desks that are asked for together', () => {
  let engine: Engine;
  const places = ['410105001001', '410105001002', '410105001003'];
  beforeAll(async () => {
    engine = await startEngine();
    const desks = places.map((place, version) =>
      writeDesk({ place, version, officers: [`officer-${place}`] }),
    );
    await writeBatches(engine.table, desks, () => undefined);
  });
  afterAll(() => engine.stop());

  it('are each answered to whoever asked, with one request and each place once', async () => {
    let requests = 0;
    engine.table.client.middlewareStack.add(
      (next) => (call) => {
        requests += 1;
        return next(call);
      },
      { step: 'build', name: 'count' },
    );
    const find = findDesksTogether(engine.table);
    const asked = [...places, places[0] ?? '', '410105001999'];
    const desks = await Promise.all(asked.map(find));
    expect(desks.map(({ place }) => place)).toEqual(asked);
    expect(desks.map(({ officers }) => officers.length)).toEqual([1, 1, 1, 1, 0]);
    expect(requests).toBe(1);
  });

  it('fail each when the request fails', async () => {
    const find = findDesksTogether({ ...engine.table, name: 'no-such-table' });
    const answers = await Promise.allSettled(places.map(find));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});
