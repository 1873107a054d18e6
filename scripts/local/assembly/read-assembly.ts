import type { AssemblyModel } from '../seams/assembly-model.ts';
import { inertList } from './inert-list.ts';
import { apiModels } from './model/apis.ts';
import { distributionModels } from './model/distributions.ts';
import { functionModels } from './model/functions.ts';
import { mappingModels } from './model/mappings.ts';
import { roleModels } from './model/roles.ts';
import { machineModels, ruleModels } from './model/schedules.ts';
import { bucketModels, keyModels, queueModels, tableModels, topicModels } from './model/storage.ts';
import { readStacks, type Stack } from './read-stacks.ts';
import { type Deployment, resolveResources } from './resources.ts';

/** The account that the local engines use too. */
const account = '000000000000';
const urlSuffix = { aws: 'amazonaws.com', 'aws-cn': 'amazonaws.com.cn' };
/** Used where the assembly was synthesized for no region of its own. */
const homeRegion = { aws: 'us-east-1', 'aws-cn': 'cn-north-1' };

export interface AssemblySettings {
  /** Values of the CloudFormation parameters, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** When left out: `aws-cn` if a stack was synthesized for a region in China, else `aws`. */
  readonly partition?: 'aws' | 'aws-cn';
}

/**
 * Reads a cloud assembly (cdk.out) and gives the model that the runner runs. Stops with a `TemplateError` that names the first
 * resource type, property or value that the runner neither runs, nor checks, nor knows to be inert.
 */
export function readAssembly(folder: string, settings: AssemblySettings): AssemblyModel {
  const stacks = readStacks(folder);
  const deployment = deploymentOf(stacks, settings);
  const resources = resolveResources(stacks, deployment);
  const inert = inertList(resources);

  const roles = roleModels(resources);
  const functions = functionModels(resources, roles);
  const tables = tableModels(resources);
  const queues = queueModels(resources);
  const buckets = bucketModels(resources);
  const machines = machineModels(resources, roles);
  const apis = apiModels(resources, functions);
  return {
    partition: deployment.partition,
    urlSuffix: deployment.urlSuffix,
    region: deployment.region,
    account,
    functions,
    roles,
    tables,
    queues,
    buckets,
    keys: keyModels(resources),
    topics: topicModels(resources),
    mappings: mappingModels(resources, { functions, queues, tables }),
    rules: ruleModels(resources, { functions, machines, roles }),
    machines,
    apis,
    distributions: distributionModels(resources, { buckets, apis }),
    inert,
  };
}

function deploymentOf(
  stacks: readonly Stack[],
  { parameters, partition: wanted }: AssemblySettings,
): Deployment {
  const synthesizedFor = stacks.map(({ region }) => region).find((region) => region !== undefined);
  const partition = wanted ?? (synthesizedFor?.startsWith('cn-') === true ? 'aws-cn' : 'aws');
  return {
    partition,
    urlSuffix: urlSuffix[partition],
    region: synthesizedFor ?? homeRegion[partition],
    account,
    parameters,
  };
}
