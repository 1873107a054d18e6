import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type System, startSystem } from '../../../scripts/local/system.ts';
import { anAssembly, type Finished, resource } from '../assembly/an-assembly.ts';
import type { Answer, Call } from '../gateway/a-runner.ts';

const arn = (logicalId: string): unknown => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const objects = { 'Fn::Sub': '${Store.Arn}/*' };

type Grants = readonly (readonly [actions: string | readonly string[], on: unknown])[];

function lambda(name: string, grants: Grants, handler = 'handler'): Record<string, unknown> {
  const Statement = grants.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource }));
  const policies = [{ PolicyName: 'grants', PolicyDocument: { Statement } }];
  return {
    [`${name}Role`]: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [] },
      ...(grants.length > 0 ? { Policies: policies } : {}),
    }),
    [name]: resource('AWS::Lambda::Function', {
      FunctionName: name,
      Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
      Handler: `caller.${handler}`,
      Runtime: 'nodejs24.x',
      MemorySize: 256,
      Timeout: 30,
      Role: arn(`${name}Role`),
    }),
  };
}

/** One bucket; one function that may do all with its objects, one that only reads, one that may nothing, one that hears of uploads. */
const resources = {
  Store: resource('AWS::S3::Bucket', {
    BucketName: 'store',
    CorsConfiguration: {
      CorsRules: [
        {
          AllowedOrigins: ['https://desk.example', 'https://*.pages.example'],
          AllowedMethods: ['PUT'],
          AllowedHeaders: ['content-type', 'If-None-Match'],
          ExposedHeaders: ['ETag'],
          MaxAge: 600,
        },
      ],
    },
    NotificationConfiguration: {
      LambdaConfigurations: [
        { Event: 's3:ObjectCreated:CompleteMultipartUpload', Function: arn('Listener') },
      ],
    },
  }),
  ...lambda('Writer', [
    [['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'], objects],
    ['s3:ListBucket', arn('Store')],
  ]),
  ...lambda('Reader', [['s3:GetObject', objects]]),
  ...lambda('Stranger', []),
  ...lambda('Listener', [], 'listener'),
  ListenerPermission: resource('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: { Ref: 'Listener' },
    Principal: 's3.amazonaws.com',
    SourceArn: arn('Store'),
  }),
};

export const Bucket = 'store';

/** Runs it, on a data folder of its own or again on one, until the test is over, or `finished` says. */
export async function aStore(
  finished: Finished = onTestFinished,
  dataFolder = mkdtempSync(join(tmpdir(), 'store-')),
): Promise<System> {
  const assembly = anAssembly({ Store: { Resources: resources } }, undefined, finished);
  rmSync(join(assembly, 'asset.code'), { recursive: true });
  symlinkSync(join(import.meta.dirname, '../gateway/functions'), join(assembly, 'asset.code'));
  finished(() => rmSync(dataFolder, { recursive: true, force: true }));
  const system = await startSystem({ assembly, dataFolder });
  finished(() => system.stop());
  return system;
}

/** Runs one for all tests of a file. */
export function startStore(then: (system: System) => Promise<void> | void): void {
  const cleanups: (() => Promise<void> | void)[] = [];
  beforeAll(async () => then(await aStore((cleanup) => cleanups.unshift(cleanup))));
  afterAll(async () => {
    for (const cleanup of cleanups) await cleanup();
  });
}

/** Makes the SDK calls in a function, one after the other. */
export async function calls(
  system: System,
  functionName: string,
  ...made: readonly Call[]
): Promise<readonly Answer[]> {
  const event = made.map(([service, command, input]) => ({ service, command, input }));
  const result = await system.invoke(functionName, event);
  if ('error' in result) throw new Error(`${result.error.errorType}: ${result.error.errorMessage}`);
  return result.payload as readonly Answer[];
}

/** A link that a function signs. */
export async function aLink(
  system: System,
  {
    by = 'Writer',
    command = 'GetObject',
    ...input
  }: Readonly<Record<string, unknown>> & { by?: string; command?: string },
): Promise<string> {
  const [answer] = await calls(system, by, ['link', command, { Bucket, expiresIn: 300, ...input }]);
  return String(answer?.output?.['url']);
}

/** What S3 says no with: status and code. */
export async function refusal(
  response: Response,
): Promise<readonly [status: number, code: string | undefined]> {
  return [response.status, /<Code>(.*)<\/Code>/.exec(await response.text())?.[1]];
}
