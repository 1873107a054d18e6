import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { System } from '../../../scripts/local/system.ts';
import { aSystem, put, seen } from '../system/a-system.ts';

async function control(
  system: System,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${system.controlUrl}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

describe('the control endpoint', () => {
  it('sets and moves the clock', async () => {
    const system = await aSystem();
    expect(await control(system, 'POST', '/clock', { at: '2026-01-20T23:50:00+08:00' })).toMatchObject({
      body: { now: expect.stringContaining('2026-01-20T15:50:0') as unknown },
    });
    expect(await control(system, 'POST', '/clock', { advanceMs: 3_600_000 })).toMatchObject({
      body: { now: expect.stringContaining('2026-01-20T16:50:0') as unknown },
    });
    expect((await control(system, 'POST', '/clock', { at: 'tomorrow' })).status).toBe(422);
  });

  it('waits until the system is idle, and tells what the meter counted', async () => {
    const system = await aSystem();
    await put(system, 'one');
    await control(system, 'POST', '/idle');
    expect(await seen(system, 'one')).toBe(1);
    const { body } = await control(system, 'GET', '/meter');
    expect(body).toMatchObject({
      entries: expect.arrayContaining([
        expect.objectContaining({ functionName: 'Web', action: 'PutItem', requests: 1, writeUnits: 1 }),
      ]) as unknown,
    });
    await control(system, 'DELETE', '/meter');
    expect(JSON.stringify((await control(system, 'GET', '/meter')).body)).not.toContain('PutItem');
  });

  it('injects faults and takes them away', async () => {
    const system = await aSystem();
    const { body } = await control(system, 'POST', '/faults', {
      kind: 'kill-before',
      functionName: 'Web',
      action: 'PutItem',
      times: 100,
    });
    expect(await put(system, 'one')).toBe(500);
    await control(system, 'DELETE', `/faults/${(body as { id: string }).id}`);
    expect(await put(system, 'one')).toBe(201);
    expect((await control(system, 'POST', '/faults', { kind: 'earthquake' })).status).toBe(422);
  });

  it('lists dead letters and puts them back', async () => {
    const system = await aSystem();
    await put(system, 'poison');
    await expect
      .poll(async () => (await control(system, 'GET', '/dead-letters')).body, { timeout: 20_000 })
      .toMatchObject({ deadLetters: [{ queue: 'dead', body: 'poison' }] });
    expect((await control(system, 'POST', '/dead-letters/dead')).body).toEqual({ moved: 1 });
  });

  it('invokes functions, fires schedules and issues tokens', async () => {
    const system = await aSystem();
    expect(
      (await control(system, 'POST', '/functions/Web', { routeKey: 'PUT', pathParameters: { id: 'x' } }))
        .body,
    ).toEqual({ payload: { statusCode: 201, body: 'x' } });
    expect((await control(system, 'POST', '/schedules/Rounds')).status).toBe(200);
    expect(await seen(system, 'round')).toBeGreaterThan(0);
    const { body } = await control(system, 'POST', '/tokens', { sub: 'officer-410105001003' });
    expect(
      JSON.parse(Buffer.from((body as { token: string }).token.split('.')[1] ?? '', 'base64url').toString()),
    ).toMatchObject({ sub: 'officer-410105001003', aud: 'baobei-staff' });
  });

  it('has the inbox', async () => {
    const system = await aSystem();
    expect((await fetch(system.inboxUrl)).status).toBe(200);
  });

  it('names its controls to who asks for another', async () => {
    const system = await aSystem();
    expect(await control(system, 'GET', '/')).toMatchObject({
      status: 404,
      body: { controls: expect.arrayContaining(['POST /clock']) as unknown },
    });
  });

  it('does not let the page of another site use it', async () => {
    const system = await aSystem();
    const form = await fetch(`${system.controlUrl}/idle`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    expect(form.status).toBe(403);
    expect((await fetch(`${system.controlUrl}/idle`, { method: 'POST' })).status).toBe(200);
    const rebound = await new Promise<number | undefined>((resolve) => {
      request(`${system.controlUrl}/clock`, { headers: { host: 'evil.example' } }, ({ statusCode }) =>
        resolve(statusCode),
      ).end();
    });
    expect(rebound).toBe(403);
  });
});
