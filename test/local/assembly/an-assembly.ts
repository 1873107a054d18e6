import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type AssemblySettings, readAssembly } from '../../../scripts/local/assembly/read-assembly.ts';
import type { AssemblyModel } from '../../../scripts/local/seams/assembly-model.ts';

export type Stacks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Takes what is to be done when the test is over, or the file where many share what was made. */
export type Finished = (cleanup: () => Promise<void> | void) => void;

/** Writes a cloud assembly as CDK lays it out: one template for each stack, and one asset, `code.zip`. */
export function anAssembly(
  stacks: Stacks,
  environment = 'aws://unknown-account/unknown-region',
  finished: Finished = onTestFinished,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  finished(() => rmSync(folder, { recursive: true }));
  const write = (file: string, value: unknown): void =>
    writeFileSync(join(folder, file), JSON.stringify(value));
  const artifacts: Record<string, unknown> = {
    'code.assets': { type: 'cdk:asset-manifest', properties: { file: 'code.assets.json' } },
  };
  for (const [name, template] of Object.entries(stacks)) {
    write(`${name}.template.json`, template);
    write(`${name}.metadata.json`, {});
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment,
      properties: { templateFile: `${name}.template.json` },
      additionalMetadataFile: `${name}.metadata.json`,
    };
  }
  write('manifest.json', { version: '55.0.0', artifacts });
  write('code.assets.json', {
    files: {
      code: {
        source: { path: 'asset.code', packaging: 'zip' },
        destinations: { here: { objectKey: 'code.zip' } },
      },
    },
  });
  mkdirSync(join(folder, 'asset.code'));
  return folder;
}

/** The model of stacks that have these resources. */
export function modelOf(
  resources: Readonly<Record<string, unknown>>,
  settings: Partial<AssemblySettings> = {},
): AssemblyModel {
  return readAssembly(anAssembly({ Test: { Resources: resources } }), { parameters: {}, ...settings });
}

/** A resource of a template. */
export function resource(
  type: string,
  properties: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return { Type: type, Properties: properties };
}

export const lambdaRole = {
  Role: resource('AWS::IAM::Role', { AssumeRolePolicyDocument: { Statement: [] } }),
};

/** A function with its role, ready to be changed. */
export function functionResources(
  properties: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    ...lambdaRole,
    Function: resource('AWS::Lambda::Function', {
      Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      ...properties,
    }),
  };
}
