import type { z } from 'zod';
import { TemplateError } from '../../errors.ts';
import type { AsyncInvocation, FunctionModel, InvokePermission } from '../../seams/function-model.ts';
import type { RoleModel } from '../../seams/policies.ts';
import type { Resource } from '../resources.ts';
import { eventInvokeConfig, lambdaFunction, permission } from '../types/lambda.ts';
import { byArn, ofType, placed } from './placed.ts';

export function functionModels(
  resources: readonly Resource[],
  roles: readonly RoleModel[],
): readonly FunctionModel[] {
  const permissions = ofType(resources, permission);
  const configs = ofType(resources, eventInvokeConfig).map(({ properties }) => properties);
  return ofType(resources, lambdaFunction).map(({ resource, properties }) => {
    const { name, arn } = resource.identity;
    const codeFolder = resource.assetFolders.get(properties.Code.S3Key);
    if (codeFolder === undefined)
      throw new TemplateError(
        `${resource.place.path}: its code (${properties.Code.S3Key}) is not in the cloud assembly.`,
      );
    return {
      ...placed(resource),
      name,
      codeFolder,
      handler: properties.Handler,
      timeoutSeconds: properties.Timeout,
      memoryMb: properties.MemorySize,
      environment: properties.Environment?.Variables ?? {},
      ...(properties.ReservedConcurrentExecutions === undefined
        ? {}
        : { reservedConcurrency: properties.ReservedConcurrentExecutions }),
      role: byArn(roles, properties.Role, resource.place.path),
      logGroup: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
      whenAsync: asyncInvocation(
        configs.find(({ FunctionName }) => FunctionName === name || FunctionName === arn),
      ),
      permissions: permissions
        .filter((one) => one.properties.FunctionName === arn || one.properties.FunctionName === name)
        .map((one) => invokePermission(one.properties.Principal, one.properties.SourceArn)),
    };
  });
}

type AsyncConfig = z.infer<typeof eventInvokeConfig.properties>;

/** Lambda tries a failed asynchronous invocation twice more and keeps its event for six hours, unless the template says otherwise. */
function asyncInvocation(config: AsyncConfig | undefined): AsyncInvocation {
  const onFailure = config?.DestinationConfig?.OnFailure.Destination;
  return {
    maximumRetryAttempts: config?.MaximumRetryAttempts ?? 2,
    maximumAgeSeconds: config?.MaximumEventAgeInSeconds ?? 21_600,
    ...(onFailure === undefined ? {} : { onFailureArn: onFailure }),
  };
}

function invokePermission(principal: string, sourceArn: string | undefined): InvokePermission {
  return { principal, ...(sourceArn === undefined ? {} : { sourceArn }) };
}

/** A function by its name or its ARN, as integrations, mappings and targets give it. */
export function functionOf(
  functions: readonly FunctionModel[],
  nameOrArn: string,
  where: string,
): FunctionModel {
  return functions.find(({ name }) => name === nameOrArn) ?? byArn(functions, nameOrArn, where);
}

/** Whether a service may invoke the function for a source: what AWS::Lambda::Permission grants, `*` in its source ARN included. */
export function mayInvoke(model: FunctionModel, principal: string, sourceArn: string): boolean {
  return model.permissions.some(
    (one) =>
      one.principal === principal && (one.sourceArn === undefined || likeArn(one.sourceArn, sourceArn)),
  );
}

function likeArn(pattern: string, arn: string): boolean {
  const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`).test(arn);
}
