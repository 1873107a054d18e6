import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { onTestFinished } from 'vitest';
import { openClock } from '../../../scripts/local/clock/clock.ts';
import { startEngines } from '../../../scripts/local/engines/start-engines.ts';
import type { AssemblyModel } from '../../../scripts/local/seams/assembly-model.ts';
import type { Clock } from '../../../scripts/local/seams/clock.ts';
import type { Engines, ObjectCreated } from '../../../scripts/local/seams/engines.ts';
import { aModel, region } from '../gateway/a-model.ts';
import { testEngine } from '../gateway/test-engine.ts';

export interface SomeEngines {
  readonly model: AssemblyModel;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly created: readonly ObjectCreated[];
  readonly logged: readonly string[];
  readonly engines: Engines;
  /** SDK clients straight to the engines, as scripts and tests use them. */
  readonly clients: { readonly dynamodb: DynamoDBClient; readonly sqs: SQSClient; readonly s3: S3Client };
  restart(change?: Partial<AssemblyModel>): Promise<void>;
}

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** The engines of a model on a data folder of their own, ended with the test. */
export async function someEngines(override: Partial<AssemblyModel> = {}): Promise<SomeEngines> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'engines-'));
  const clock = openClock();
  const created: ObjectCreated[] = [];
  const logged: string[] = [];
  let model = aModel(override);

  async function start(): Promise<Engines> {
    const log = (line: string): void => void logged.push(line);
    const started = await startEngines({ model, dataFolder, clock, log, engine: testEngine });
    started.onObjectCreated((object) => created.push(object));
    return started;
  }

  let engines = await start();
  let clients = clientsOf(engines);
  onTestFinished(async () => {
    await engines.stop();
    clock.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return {
    dataFolder,
    clock,
    created,
    logged,
    get model() {
      return model;
    },
    get engines() {
      return engines;
    },
    get clients() {
      return clients;
    },
    restart: async (change = {}) => {
      await engines.stop();
      model = { ...model, ...change };
      engines = await start();
      clients = clientsOf(engines);
    },
  };
}

function clientsOf(engines: Engines): SomeEngines['clients'] {
  return {
    dynamodb: new DynamoDBClient({
      region,
      credentials,
      endpoint: engines.dynamodb.endpoint,
      maxAttempts: 5,
    }),
    sqs: new SQSClient({ region, credentials, endpoint: engines.sqs.endpoint, useQueueUrlAsEndpoint: false }),
    s3: new S3Client({ region, credentials, endpoint: engines.s3.endpoint, forcePathStyle: true }),
  };
}
