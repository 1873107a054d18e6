import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import { callDynamoDbOver } from '../../../scripts/local/engines/call-dynamodb.ts';
import { openLoopback } from '../../../scripts/local/engines/loopback.ts';
import { startEngines } from '../../../scripts/local/engines/start-engines.ts';
import { openQueueClient, type QueueClient } from '../../../scripts/local/events/queues/queue-client.ts';
import { startMappings } from '../../../scripts/local/events/start-mappings.ts';
import type { AssemblyModel } from '../../../scripts/local/seams/assembly-model.ts';
import type { Clock } from '../../../scripts/local/seams/clock.ts';
import type { Engines } from '../../../scripts/local/seams/engines.ts';
import type { InvocationResult } from '../../../scripts/local/seams/invoker.ts';
import type { QueueMappingModel, StreamMappingModel } from '../../../scripts/local/seams/mapping-model.ts';
import type { Mappings } from '../../../scripts/local/seams/mappings.ts';
import { aModel, aQueue, aTable } from '../gateway/a-model.ts';
import { testEngine } from '../gateway/test-engine.ts';

/** What stands for the function: gets the event, answers the payload or throws. */
export type TheFunction = (event: { readonly Records: readonly EventRecord[] }) => unknown;

/** The members of either kind of record that tests look at. */
export interface EventRecord {
  readonly messageId?: string;
  readonly body?: string;
  readonly eventName?: string;
  readonly eventSourceARN?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly userIdentity?: unknown;
  readonly dynamodb?: {
    readonly SequenceNumber: string;
    readonly Keys: Readonly<Record<string, { readonly S: string }>>;
    readonly NewImage?: unknown;
    readonly OldImage?: unknown;
  };
}

export interface Running {
  readonly model: AssemblyModel;
  readonly engines: Engines;
  readonly mappings: Mappings;
  readonly clock: Clock;
  readonly queues: QueueClient;
  readonly dataFolder: string;
  readonly logged: readonly string[];
  /** Batches in the order in which they were given to the function. */
  readonly batches: readonly (readonly EventRecord[])[];
  put(pk: string, more?: Readonly<Record<string, unknown>>): Promise<void>;
  remove(pk: string): Promise<void>;
  send(body: string): Promise<void>;
  /** Ends the mappings and starts them again on the same data. */
  restart(): Promise<void>;
}

const functionName = 'Caller';

export function aQueueMapping(override: Partial<QueueMappingModel> = {}): QueueMappingModel {
  return {
    stack: 'Test',
    logicalId: 'QueueMapping',
    path: 'Test/QueueMapping',
    arn: 'arn:aws:lambda:eu-west-1:000000000000:event-source-mapping:queue',
    kind: 'queue',
    functionName,
    queue: aQueue(),
    enabled: true,
    batchSize: 10,
    batchWindowSeconds: 0,
    filters: [],
    reportsBatchItemFailures: false,
    ...override,
  };
}

export function aStreamMapping(override: Partial<StreamMappingModel> = {}): StreamMappingModel {
  return {
    stack: 'Test',
    logicalId: 'StreamMapping',
    path: 'Test/StreamMapping',
    arn: 'arn:aws:lambda:eu-west-1:000000000000:event-source-mapping:stream',
    kind: 'stream',
    functionName,
    table: aTable(),
    enabled: true,
    batchSize: 100,
    batchWindowSeconds: 0,
    filters: [],
    reportsBatchItemFailures: false,
    startingPosition: 'TRIM_HORIZON',
    bisectOnError: false,
    maximumRetryAttempts: -1,
    maximumRecordAgeSeconds: -1,
    parallelizationFactor: 1,
    ...override,
  };
}

/** Real engines and the mappings of a model; the function is a typed stand-in. */
export async function someMappings(
  override: Partial<AssemblyModel>,
  theFunction: TheFunction,
): Promise<Running> {
  const model = aModel(override);
  const dataFolder = mkdtempSync(join(tmpdir(), 'events-'));
  const clock = openClock();
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  const engines = await startEngines({ model, dataFolder, clock, log, engine: testEngine });
  const ending: (() => Promise<void> | void)[] = [];
  onTestFinished(async () => {
    for (const end of ending) await end();
    await engines.stop();
    clock.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  const batches: (readonly EventRecord[])[] = [];
  const invoker = {
    invoke: async (_name: string, event: unknown): Promise<InvocationResult> => {
      const given = event as { Records: readonly EventRecord[] };
      batches.push(given.Records);
      try {
        return { payload: await theFunction(given) };
      } catch (error) {
        return { error: { errorType: 'Error', errorMessage: String(error) } };
      }
    },
  };
  const settings = { model, engines, invoker, clock, dataFolder, log };
  let mappings = await startMappings(settings);
  const tables = openLoopback(engines.dynamodb.endpoint);
  const call = callDynamoDbOver(tables);
  const sqs = openLoopback(engines.sqs.endpoint);
  const queues = openQueueClient(sqs);
  ending.push(
    () => mappings.stop(),
    () => tables.close(),
    () => sqs.close(),
  );
  const TableName = model.tables[0]?.name;
  return {
    model,
    engines,
    clock,
    queues,
    dataFolder,
    logged,
    batches,
    get mappings() {
      return mappings;
    },
    put: async (pk, more = {}) => {
      await call('DynamoDB_20120810', 'PutItem', {
        TableName,
        Item: { pk: { S: pk }, sk: { S: 'x' }, ...more },
      });
    },
    remove: async (pk) => {
      await call('DynamoDB_20120810', 'DeleteItem', { TableName, Key: { pk: { S: pk }, sk: { S: 'x' } } });
    },
    send: (body) => queues.send(model.queues[0]?.url ?? '', { MessageBody: body }),
    restart: async () => {
      await mappings.stop();
      mappings = await startMappings(settings);
    },
  };
}

export function keysOf(batch: readonly EventRecord[]): readonly string[] {
  return batch.map((record) => record.dynamodb?.Keys['pk']?.S ?? '');
}

export function bodiesOf(batch: readonly EventRecord[]): readonly string[] {
  return batch.map((record) => record.body ?? '');
}
