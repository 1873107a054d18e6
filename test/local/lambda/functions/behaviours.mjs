/** A function whose event says what it does: for the tests of the Lambda host. */
import { setTimeout as after } from 'node:timers/promises';

let invocations = 0;
let inside = 0;
let mostInside = 0;

const behaviours = {
  echo: (event) => event,
  nothing: () => undefined,
  date: () => ({ at: new Date(0), nested: { none: undefined, list: [1, { deep: true }] } }),
  environment: () => ({ ...process.env }),
  context: (_event, context) => ({ ...context, remaining: context.getRemainingTimeInMillis() }),
  count: () => (invocations += 1),
  now: () => Date.now(),
  throws: () => {
    throw new RangeError('out of range');
  },
  throwsText: () => {
    throw 'just text';
  },
  exits: () => process.exit(7),
  exitsWell: () => process.exit(0),
  uncaught: () => {
    setTimeout(() => {
      throw new TypeError('nobody caught it');
    });
    return after(5000);
  },
  rejects: () => {
    void Promise.reject(new Error('nobody waits'));
    return after(5000);
  },
  sleeps: ({ ms }) => after(ms, 'slept'),
  spins: () => {
    for (;;) {
      // never ends: only ending the worker helps
    }
  },
  hoards: () => {
    const kept = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => ({ index })));
  },
  prints: ({ text }) => {
    console.log(text);
    console.error(`error ${text}`);
    return null;
  },
  large: ({ bytes }) => ({ statusCode: 200, body: 'x'.repeat(bytes) }),
  overlaps: async () => {
    inside += 1;
    mostInside = Math.max(mostInside, inside);
    await after(10);
    inside -= 1;
    return mostInside;
  },
};

export const handler = async (event, context) => behaviours[event.does](event, context);
export const notAFunction = 1;
export const withCallback = (event, context, callback) => callback(null, event);
