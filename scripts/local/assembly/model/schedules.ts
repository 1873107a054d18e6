import { z } from 'zod';
import { TemplateError } from '../../errors.ts';
import type { FunctionModel } from '../../seams/function-model.ts';
import type { RoleModel } from '../../seams/policies.ts';
import type { MachineModel, RuleModel } from '../../seams/schedule-model.ts';
import type { Resource } from '../resources.ts';
import { rule } from '../types/events.ts';
import { stateMachine } from '../types/states.ts';
import { mayInvoke } from './functions.ts';
import { byArn, ofType, placed } from './placed.ts';

const definition = z.record(z.string(), z.unknown());

export function machineModels(
  resources: readonly Resource[],
  roles: readonly RoleModel[],
): readonly MachineModel[] {
  return ofType(resources, stateMachine).map(({ resource, properties }) => {
    const text = properties.DefinitionString ?? JSON.stringify(properties.Definition);
    const substituted = Object.entries(properties.DefinitionSubstitutions).reduce(
      (whole, [name, value]) => whole.replaceAll(`\${${name}}`, String(value)),
      text,
    );
    return {
      ...placed(resource),
      name: resource.identity.name,
      definition: definition.parse(JSON.parse(substituted)),
      role: byArn(roles, properties.RoleArn, resource.place.path),
    };
  });
}

export interface Targets {
  readonly functions: readonly FunctionModel[];
  readonly machines: readonly MachineModel[];
  readonly roles: readonly RoleModel[];
}

/** EventBridge retries a target for 24 hours and 185 times unless the rule says otherwise. */
const defaultRetry = { maximumAttempts: 185, maximumAgeSeconds: 86_400 };

export function ruleModels(resources: readonly Resource[], targets: Targets): readonly RuleModel[] {
  return ofType(resources, rule).map(({ resource, properties }) => ({
    ...placed(resource),
    name: resource.identity.name,
    enabled: properties.State === 'ENABLED',
    schedule: properties.ScheduleExpression,
    targets: properties.Targets.map(({ Id, Arn, Input, RoleArn, RetryPolicy, DeadLetterConfig }) => {
      checkTarget(Arn, resource, targets);
      return {
        id: Id,
        arn: Arn,
        retry: {
          maximumAttempts: RetryPolicy?.MaximumRetryAttempts ?? defaultRetry.maximumAttempts,
          maximumAgeSeconds: RetryPolicy?.MaximumEventAgeInSeconds ?? defaultRetry.maximumAgeSeconds,
        },
        ...(Input === undefined ? {} : { input: Input }),
        ...(DeadLetterConfig ? { deadLetterArn: DeadLetterConfig.Arn } : {}),
        ...(RoleArn === undefined ? {} : { role: byArn(targets.roles, RoleArn, resource.place.path) }),
      };
    }),
  }));
}

/** A target must be run here, and a function must let EventBridge invoke it: without the permission AWS drops every event. */
function checkTarget(arn: string, resource: Resource, { functions, machines }: Targets): void {
  const found = functions.find((one) => one.arn === arn);
  if (found && !mayInvoke(found, 'events.amazonaws.com', resource.identity.arn)) {
    throw new TemplateError(
      `${resource.place.path}: its target ${found.path} does not permit events.amazonaws.com to invoke it.`,
    );
  }
  if (!found) byArn(machines, arn, resource.place.path);
}
