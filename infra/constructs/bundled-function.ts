import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { nameResource } from './name-resource.ts';

/** Where the bundles are: one folder a function, `<step>/<name>/index.mjs`. */
export interface Bundles {
  functionsFolder: string;
}

export interface FunctionSettings {
  /** `<step>/<name>`, as in `functions/<step>/handler-<name>.ts`. */
  entry: string;
  timeoutSeconds: number;
  memoryMegabytes?: number;
}

/**
 * One function of a step: its own role, which may do nothing but write to its own log group.
 * The managed policy that CDK would attach allows writing to every log group of the account.
 */
export function bundledFunction(
  scope: Construct,
  id: string,
  bundles: Bundles,
  settings: FunctionSettings,
): Function {
  const logGroup = new LogGroup(scope, `${id}Logs`, { retention: RetentionDays.THREE_MONTHS });
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  const [step] = settings.entry.split('/');
  const made = new Function(scope, id, {
    code: Code.fromAsset(bundleOf(bundles, settings.entry)),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    timeout: Duration.seconds(settings.timeoutSeconds),
    memorySize: settings.memoryMegabytes ?? 512,
    role,
    logGroup,
    environment: {
      POWERTOOLS_SERVICE_NAME: step ?? settings.entry,
      POWERTOOLS_METRICS_NAMESPACE: 'Baobei',
      LOG_LEVEL: 'INFO',
    },
  });
  return nameResource(made, id);
}

function bundleOf(bundles: Bundles, entry: string): string {
  const folder = join(bundles.functionsFolder, entry);
  if (existsSync(join(folder, 'index.mjs'))) return folder;
  throw new Error(
    `The bundle of the function ${entry} is missing (${join(folder, 'index.mjs')}): ` +
      `run "node scripts/build/functions.ts" first.`,
  );
}
