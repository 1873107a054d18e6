import { z } from 'zod';
import type { System } from '../system-shape.ts';

/** One thing that the control endpoint does: takes the parts of its path and the parsed body, answers what goes back as JSON. */
export type ControlRoute = (parts: readonly string[], body: unknown) => unknown;

const move = z.union([
  z.strictObject({ at: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advanceMs: z.number().nonnegative() }),
]);
const fault = z.strictObject({
  kind: z.enum(['throttle', 'error-before', 'error-after-commit', 'delay', 'kill-before', 'kill-after']),
  functionName: z.exactOptional(z.string()),
  service: z.exactOptional(z.string()),
  action: z.exactOptional(z.string()),
  nth: z.exactOptional(z.number().int().positive()),
  times: z.exactOptional(z.number().int().positive()),
  delayMs: z.exactOptional(z.number().nonnegative()),
});
const token = z.strictObject({
  sub: z.string().min(1),
  lifetimeSeconds: z.exactOptional(z.number().positive()),
});

/** The system's controls by `METHOD /first-part`; README.md lists them. */
export function controlRoutes(system: Omit<System, 'stop'>): Readonly<Record<string, ControlRoute>> {
  const now = (): unknown => ({ now: system.clock.now().toISOString() });
  return {
    'GET /clock': now,
    'POST /clock': async (_parts, body) => {
      const wanted = move.parse(body);
      await ('at' in wanted ? system.clock.set(new Date(wanted.at)) : system.clock.advance(wanted.advanceMs));
      return now();
    },
    'GET /meter': () => ({ entries: system.meter.entries() }),
    'DELETE /meter': () => {
      system.meter.reset();
      return { entries: [] };
    },
    'GET /faults': () => ({ faults: system.faults.list() }),
    'POST /faults': async (_parts, body) => ({ id: await system.faults.inject(fault.parse(body)) }),
    'DELETE /faults': async ([id]) => {
      await (id === undefined ? system.faults.clear() : system.faults.remove(id));
      return { faults: system.faults.list() };
    },
    'POST /idle': async () => {
      await system.idle();
      return now();
    },
    'GET /dead-letters': async () => ({ deadLetters: await system.deadLetters.list() }),
    'POST /dead-letters': async ([queue = '']) => ({ moved: await system.deadLetters.redrive(queue) }),
    'POST /messages': async ([queue = ''], body) => {
      await system.send(queue, JSON.stringify(body));
      return now();
    },
    'GET /objects': async ([bucket = '', ...key]) => ({
      content: await system.readObject(bucket, key.map(encodeURIComponent).join('/')),
    }),
    'POST /tokens': async (_parts, body) => {
      const { sub, lifetimeSeconds } = token.parse(body);
      return { token: await system.issueToken(sub, lifetimeSeconds) };
    },
    'POST /functions': ([id = ''], body) => system.invoke(id, body),
    'POST /schedules': async ([id = '']) => {
      await system.fireSchedule(id);
      return now();
    },
    'GET /executions': () => ({
      executions: system.model.machines
        .flatMap(({ arn }) => system.machines.list(arn))
        .map(({ name, status, transitions, startDate, stopDate, error }) => ({
          ...{ name, status, transitions, startDate, stopDate, error },
        })),
    }),
    'POST /redrives': async ([name = '']) => {
      const all = system.model.machines.flatMap(({ arn }) => system.machines.list(arn));
      await system.machines.redrive(all.find((one) => one.name === name)?.executionArn ?? name);
      return now();
    },
    'GET /stores': () => ({
      dynamodb: system.dynamodb,
      s3: system.s3,
      sqs: system.sqs,
      dataFolder: system.dataFolder,
      buckets: {
        ExportBucket: system.resource('ExportBucket'),
        FeedBucket: system.resource('FeedBucket'),
      },
      queues: { Notify: system.resource('NotifyQueue') },
      tables: { Table: system.tableName('Table'), KeyTable: system.tableName('KeyTable') },
      key: system.model.keys.find(({ path }) => path.endsWith('/FieldKey')),
    }),
    'GET /addresses': () => ({ citizen: system.citizenUrl, officer: system.officerUrl }),
    'GET /workers': () => ({ workers: system.workers() }),
    'GET /inert': () => ({ inert: system.model.inert }),
  };
}
