import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import type { Clock } from '../../../scripts/local/seams/clock.ts';

const installer = new URL('../../../scripts/local/clock/install.ts', import.meta.url).href;

/** A worker thread that follows the clock and answers what an expression of JavaScript is in it. */
async function inWorker(clock: Clock, expression: string): Promise<unknown> {
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     const RealDate = Date;
     import(${JSON.stringify(installer)}).then(({ installClock }) => {
       installClock(workerData);
       parentPort.on('message', async () => {
         const answer = ${expression};
         parentPort.postMessage(await answer);
         parentPort.close();
       });
       parentPort.postMessage('ready');
     });`,
    { eval: true, workerData: clock.buffer },
  );
  await once(worker, 'message');
  await clock.set(new Date('2031-02-03T04:05:06Z'));
  worker.postMessage('go');
  const [answer] = (await once(worker, 'message')) as [unknown];
  await worker.terminate();
  return answer;
}

describe('Date in a worker thread', () => {
  let clock: Clock;
  afterEach(() => clock.stop());

  const jumped = /^2031-02-03T04:05:0[678]/;
  it.each([
    ['new Date()', 'new Date().toISOString()', jumped],
    ['Date.now()', 'new Date(Date.now()).toISOString()', jumped],
    ['Date() as a function', 'new Date(Date()).toISOString()', jumped],
    ['a subclass', '(() => { class Day extends Date {}; return new Day().toISOString(); })()', jumped],
    ['Reflect.construct', 'Reflect.construct(Date, []).toISOString()', jumped],
  ])('follows a jump of the main thread: %s', async (_title, expression, expected) => {
    clock = openClock(new Date('2026-01-20T23:50:00+08:00'));
    expect(await inWorker(clock, expression)).toMatch(expected);
  });

  it.each([
    ['a date made from a value', 'new Date(0).toISOString()', '1970-01-01T00:00:00.000Z'],
    ['a date made from undefined', 'String(new Date(undefined).getTime())', 'NaN'],
    ['a date made from parts', 'new Date(2026, 0, 2).getDate()', 2],
    ['Date.UTC and Date.parse', 'Date.parse("2026-01-02T00:00:00Z") === Date.UTC(2026, 0, 2)', true],
    [
      'instanceof, both ways',
      'new Date() instanceof Date && new RealDate() instanceof Date && new Date() instanceof RealDate',
      true,
    ],
    [
      'instanceof of a subclass',
      '(() => { class Day extends Date {}; const day = new Day(); return day instanceof Day && day instanceof Date && day.constructor === Day; })()',
      true,
    ],
    ['the constructor of a date', 'new Date().constructor === Date', true],
    [
      'its name, length and printed form',
      '[Date.name, Date.length, String(Date).includes("native code")].join()',
      'Date,7,true',
    ],
    ['the tag', 'Object.prototype.toString.call(new Date())', '[object Date]'],
    [
      'what node:util says',
      'require("node:util").types.isDate(new Date()) && require("node:util").inspect(new Date(0)) === "1970-01-01T00:00:00.000Z"',
      true,
    ],
    ['a structured clone', 'structuredClone(new Date(5)).getTime()', 5],
    ['JSON', 'JSON.stringify({ at: new Date(0) })', '{"at":"1970-01-01T00:00:00.000Z"}'],
    [
      'a printed Date()',
      '/GMT/.test(Date()) && typeof Date() === "string" && typeof Date(0) === "string"',
      true,
    ],
  ])('leaves alone: %s', async (_title, expression, expected) => {
    clock = openClock(new Date('2026-01-20T23:50:00+08:00'));
    expect(await inWorker(clock, expression)).toBe(expected);
  });
});
