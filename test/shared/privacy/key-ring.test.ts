import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataKeys, WrappedKeys } from '../../../functions/shared/privacy/data-keys.ts';
import { openKeyRing } from '../../../functions/shared/privacy/key-ring.ts';
import { openWrappedKeys } from '../../../functions/shared/table/wrapped-key-store.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { localDataKeys, openTestRing } from '../../support/keys.ts';
import { aWorld } from '../../support/world.ts';

let engine: Engine;
const dataKeys = localDataKeys();
let days = 0;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

function aDay(): string {
  days += 1;
  return new Date(Date.UTC(2026, 0, days)).toISOString().slice(0, 10);
}

/** A function of its own: nothing is in memory yet. */
const aRing = () => openTestRing(engine, dataKeys);

/** Wrapped keys in memory; what is asked of them is counted. */
function countedKeys() {
  const kept = new Map<string, Uint8Array>();
  const asked = { find: 0, keep: 0 };
  const wrapped: WrappedKeys = {
    find: (name) => {
      asked.find += 1;
      return Promise.resolve(kept.get(name));
    },
    keep: (name, key) => {
      asked.keep += 1;
      kept.set(name, kept.get(name) ?? key);
      return Promise.resolve(kept.get(name) ?? key);
    },
  };
  return { wrapped, kept, asked };
}

describe('the key of a retention day', () => {
  it('is the same for all who make it at once', async () => {
    const date = aDay();
    const made = await Promise.all(Array.from({ length: 8 }, () => aRing().dayToWrite(date)));
    expect(new Set(made.map((key) => key.export().toString('hex'))).size).toBe(1);
    const read = await aRing().dayToRead(date);
    expect(made[0] && read?.equals(made[0])).toBe(true);
  });

  it('is another on another day', async () => {
    const ring = aRing();
    const [one, other] = [await ring.dayToWrite(aDay()), await ring.dayToWrite(aDay())];
    expect(one.equals(other)).toBe(false);
  });

  it('is gone for good when its row is destroyed, and is not made by reading', async () => {
    const date = aDay();
    await aRing().dayToWrite(date);
    const row = { pk: { S: `day#${date}` } };
    await engine.keyTable.client.send(new DeleteItemCommand({ TableName: engine.keyTable.name, Key: row }));
    expect(await aRing().dayToRead(date)).toBeUndefined();
    expect(await openWrappedKeys(engine.keyTable).find(`day#${date}`)).toBeUndefined();
  });

  it('is found once it is made, although it was looked for in vain before', async () => {
    const date = aDay();
    const ring = aRing();
    expect(await ring.dayToRead(date)).toBeUndefined();
    const made = await ring.dayToWrite(date);
    expect((await ring.dayToRead(date))?.equals(made)).toBe(true);
  });

  it('is opened for its own day only', async () => {
    const { wrapped, kept } = countedKeys();
    const [one, other] = [aDay(), aDay()];
    await openKeyRing(dataKeys, wrapped).dayToWrite(one);
    kept.set(`day#${other}`, kept.get(`day#${one}`) ?? Buffer.of());
    await expect(openKeyRing(dataKeys, wrapped).dayToRead(other)).rejects.toThrow();
  });

  it('is fetched once while a function is warm', async () => {
    const { wrapped, asked } = countedKeys();
    const ring = openKeyRing(dataKeys, wrapped);
    await Promise.all([ring.dayToWrite('2026-02-01'), ring.dayToWrite('2026-02-01')]);
    await ring.dayToRead('2026-02-01');
    expect(asked).toEqual({ find: 1, keep: 1 });
  });

  it('is fetched again after a failure', async () => {
    const { wrapped } = countedKeys();
    let fails = true;
    const failing: DataKeys = {
      ...dataKeys,
      generate: (purpose) => (fails ? Promise.reject(new Error('KMS')) : dataKeys.generate(purpose)),
    };
    const ring = openKeyRing(failing, wrapped);
    await expect(ring.dayToWrite('2026-02-01')).rejects.toThrow('KMS');
    await expect(ring.season()).rejects.toThrow('KMS');
    fails = false;
    await expect(ring.dayToWrite('2026-02-01')).resolves.toBeDefined();
    await expect(ring.season()).resolves.toBeDefined();
  });
});

describe('the keys of the season', () => {
  it('are the same in every function, and one for each use', async () => {
    const [one, other] = await Promise.all([aRing().season(), aRing().season()]);
    expect(one).toEqual(other);
    const keys = Object.values(one).map((key: Buffer) => key.toString('hex'));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a declaration whose day was destroyed', () => {
  it('is gone, although its item is still in the table', async () => {
    const shared = localDataKeys();
    const world = await aWorld(shared);
    const { id } = await world.addDeclaration();
    const { keyTable } = world.engine;
    // 24 January, the longest case of 30 days, and 30 days of retention.
    const row = { pk: { S: 'day#2026-03-25' } };
    await keyTable.client.send(new DeleteItemCommand({ TableName: keyTable.name, Key: row }));
    const { findDeclaration, findStored } = await import(
      '../../../functions/shared/table/declaration-store.ts'
    );
    const later = { ...world.sources, ring: openTestRing(world.engine, shared) };
    expect(await findDeclaration(later, id)).toBeUndefined();
    expect(await findStored(later, id)).toBeDefined();
    await world.stop();
  });
});
