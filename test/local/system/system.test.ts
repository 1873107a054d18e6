import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSystem } from '../../../scripts/local/system.ts';
import { aDataFolder, aSystem, put, seen } from './a-system.ts';
import { aSmallAssembly } from './small-assembly.ts';

describe('a system', () => {
  it('carries a request through API, table, stream and queue, and tells when it is idle', async () => {
    const system = await aSystem();
    expect(await put(system, 'one')).toBe(201);
    await system.idle();
    expect(await seen(system, 'one')).toBe(1);
  });

  it('keeps its data between two starts, and begins anew when asked to', async () => {
    const dataFolder = aDataFolder();
    const first = await aSystem({ dataFolder });
    expect(first.fresh).toBe(true);
    await put(first, 'kept');
    await first.idle();
    await first.stop();

    const second = await aSystem({ dataFolder });
    expect([second.fresh, await seen(second, 'kept')]).toEqual([false, 1]);
    await second.stop();

    const third = await aSystem({ dataFolder, fresh: true });
    expect([third.fresh, await seen(third, 'kept')]).toEqual([true, undefined]);
  });

  it('fires its schedules when the clock jumps over them', async () => {
    const system = await aSystem({ at: new Date('2026-01-20T15:50:00Z') });
    await system.clock.set(new Date('2026-01-20T16:30:00Z'));
    await system.idle();
    expect(await seen(system, 'round')).toBe(Date.parse('2026-01-20T16:00:00Z'));
  });

  it('gives a function only what its role grants', async () => {
    const system = await aSystem();
    system.replacePolicies('Web', []);
    expect(await put(system, 'one')).toBe(500);
  });

  it('finds resources by their logical id, and says when there is none', async () => {
    const system = await aSystem();
    expect([system.tableName('Table'), system.resource('Queue'), system.resource('Web')]).toEqual([
      'Small-Table',
      'work',
      'Web',
    ]);
    expect(() => system.resource('Nothing')).toThrow('0 resources of the template are called Nothing');
  });
});

describe('a start that cannot go on', () => {
  it('names the port in use, and leaves nothing running', async () => {
    const running = await aSystem();
    const dataFolder = aDataFolder();
    const citizen = Number(new URL(running.citizenUrl).port);
    await expect(
      startSystem({ assembly: aSmallAssembly(), dataFolder, ports: { citizen } }),
    ).rejects.toMatchObject({
      name: 'StartProblem',
      message: expect.stringContaining(`Port ${citizen} (the citizens’ site) is in use`) as unknown,
    });
    expect(existsSync(join(dataFolder, 'running.pid'))).toBe(false);
  });

  it('names the process that has the data folder', async () => {
    const { dataFolder } = await aSystem();
    await expect(startSystem({ assembly: aSmallAssembly(), dataFolder })).rejects.toMatchObject({
      name: 'StartProblem',
      message: expect.stringContaining(`is in use by process ${process.pid}`) as unknown,
    });
  });

  it('says what to do with a damaged data folder', async () => {
    const dataFolder = aDataFolder();
    writeFileSync(join(dataFolder, 'tables.db'), 'this is no database'.repeat(1000));
    await expect(startSystem({ assembly: aSmallAssembly(), dataFolder })).rejects.toMatchObject({
      name: 'StartProblem',
      message: expect.stringContaining('start with --fresh') as unknown,
    });
  });
});
