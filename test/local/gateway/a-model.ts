import { fileURLToPath } from 'node:url';
import type { AssemblyModel } from '../../../scripts/local/seams/assembly-model.ts';
import type { FunctionModel } from '../../../scripts/local/seams/function-model.ts';
import type {
  Placed,
  PolicyDocument,
  PolicyStatement,
  RoleModel,
} from '../../../scripts/local/seams/policies.ts';
import type {
  BucketModel,
  KeyModel,
  QueueModel,
  TableModel,
} from '../../../scripts/local/seams/storage-model.ts';

export const region = 'eu-west-1';
export const account = '000000000000';

function placed(logicalId: string, arn: string): Placed {
  return { stack: 'Test', logicalId, path: `Test/${logicalId}`, arn };
}

function arn(service: string, rest: string): string {
  return `arn:aws:${service}:${region}:${account}:${rest}`;
}

export function aTable(override: Partial<TableModel> = {}): TableModel {
  const name = override.name ?? 'Declarations';
  const tableArn = arn('dynamodb', `table/${name}`);
  return {
    ...placed('Table', tableArn),
    name,
    partitionKey: { name: 'pk', type: 'S' },
    sortKey: { name: 'sk', type: 'S' },
    indexes: [
      {
        name: 'open',
        partitionKey: { name: 'op', type: 'S' },
        sortKey: { name: 'os', type: 'S' },
        projection: { type: 'INCLUDE', attributes: ['w'] },
      },
      {
        name: 'phone',
        partitionKey: { name: 'ph', type: 'S' },
        sortKey: { name: 'pk', type: 'S' },
        projection: { type: 'KEYS_ONLY', attributes: [] },
      },
    ],
    localIndexes: [],
    stream: { arn: `${tableArn}/stream/2026-01-01T00:00:00.000`, view: 'NEW_AND_OLD_IMAGES' },
    ttlAttribute: 'ttl',
    ...override,
  };
}

export function aQueue(override: Partial<QueueModel> = {}): QueueModel {
  const name = override.name ?? 'Assignments';
  return {
    ...placed(name, arn('sqs', name)),
    name,
    url: `https://sqs.${region}.amazonaws.com/${account}/${name}`,
    fifo: false,
    visibilitySeconds: 30,
    retentionSeconds: 345_600,
    delaySeconds: 0,
    policies: [],
    ...override,
  };
}

export function aBucket(override: Partial<BucketModel> = {}): BucketModel {
  const name = override.name ?? 'set-aside';
  return {
    ...placed(name, `arn:aws:s3:::${name}`),
    name,
    objectLock: false,
    versioned: false,
    expirations: [],
    notifications: [],
    cors: [],
    policies: [],
    ...override,
  };
}

export function aKey(override: Partial<KeyModel> = {}): KeyModel {
  const keyId = '11111111-2222-3333-4444-555555555555';
  const everything: PolicyStatement = {
    Effect: 'Allow',
    Action: 'kms:*',
    Resource: '*',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
  };
  return {
    ...placed('Key', arn('kms', `key/${keyId}`)),
    keyId,
    policy: { Statement: [everything] },
    ...override,
  };
}

export function allow(
  action: string | readonly string[],
  resource: string | readonly string[],
): PolicyDocument {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] };
}

export function aRole(policies: readonly PolicyDocument[]): RoleModel {
  return { ...placed('Role', `arn:aws:iam::${account}:role/Role`), name: 'Role', policies };
}

/** A function that makes the SDK calls that its event lists, one after the other. */
export function aCaller(override: Partial<FunctionModel> = {}): FunctionModel {
  const name = override.name ?? 'Caller';
  return {
    ...placed(name, arn('lambda', `function:${name}`)),
    name,
    codeFolder: fileURLToPath(new URL('functions', import.meta.url)),
    handler: 'caller.handler',
    timeoutSeconds: 30,
    memoryMb: 256,
    environment: {},
    role: aRole([allow('*', '*')]),
    logGroup: `/test/${name}`,
    permissions: [],
    whenAsync: { maximumRetryAttempts: 2, maximumAgeSeconds: 21_600 },
    ...override,
  };
}

export function aModel(override: Partial<AssemblyModel> = {}): AssemblyModel {
  return {
    partition: 'aws',
    urlSuffix: 'amazonaws.com',
    region,
    account,
    functions: [aCaller()],
    roles: [],
    tables: [aTable()],
    queues: [aQueue()],
    buckets: [aBucket()],
    keys: [aKey()],
    topics: [],
    mappings: [],
    rules: [],
    machines: [],
    apis: [],
    distributions: [],
    inert: [],
    ...override,
  };
}
