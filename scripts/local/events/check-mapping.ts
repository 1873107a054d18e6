import { TemplateError } from '../errors.ts';
import { authoriser } from '../gateway/policy/authorise.ts';
import type { AssemblyModel } from '../seams/assembly-model.ts';
import type { FunctionModel } from '../seams/function-model.ts';
import type { EventSourceMappingModel } from '../seams/mapping-model.ts';

/** What Lambda itself does with the role of the function when it reads for a mapping. */
const queueActions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const streamActions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

/** A mapping that AWS would refuse to create, or that the runner cannot run as it is written, stops with an error that names why. */
export function checkMapping(mapping: EventSourceMappingModel, model: AssemblyModel): FunctionModel {
  const found = model.functions.find(({ name }) => name === mapping.functionName);
  if (!found) throw new TemplateError(`${mapping.path}: there is no function ${mapping.functionName}`);
  if (mapping.kind === 'stream') checkRunnable(mapping);
  const { partition, region, account } = model;
  const { role } = found;
  const authorise = authoriser({
    roleArn: role.arn,
    partition,
    region,
    account,
    identity: role.policies,
    resources: Object.fromEntries(model.queues.map(({ arn, policies }) => [arn, policies])),
  });
  for (const [action, resource] of neededBy(mapping)) {
    if (authorise(action, resource) !== undefined) {
      throw new TemplateError(
        `${mapping.path}: the role of ${found.name} does not allow ${action} on ${resource}, which the mapping needs`,
      );
    }
  }
  return found;
}

function neededBy(mapping: EventSourceMappingModel): readonly (readonly [string, string])[] {
  if (mapping.kind === 'queue') return queueActions.map((action) => [action, mapping.queue.arn]);
  const { arn } = mapping.table.stream ?? { arn: '' };
  const onFailure =
    mapping.onFailureArn === undefined ? [] : [['sqs:SendMessage', mapping.onFailureArn] as const];
  return [
    ...streamActions.map((action) => [action, arn] as const),
    // On the stream: what CDK grants for a mapping, and Lambda accepts.
    ['dynamodb:ListStreams', arn] as const,
    ...onFailure,
  ];
}

function checkRunnable(mapping: EventSourceMappingModel & { kind: 'stream' }): void {
  const refuse = (what: string): never => {
    throw new TemplateError(`${mapping.path}: ${what}`);
  };
  if (!mapping.table.stream) refuse(`the table ${mapping.table.name} has no stream`);
  if (mapping.parallelizationFactor > 1) refuse('a parallelization factor above 1 is not run here');
  if (mapping.onFailureArn !== undefined && mapping.onFailureArn.split(':')[2] !== 'sqs') {
    refuse('only a queue can be the on-failure destination here');
  }
}
