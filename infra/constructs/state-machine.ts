import { Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type Alarms, alarm } from './alarm.ts';
import { nameResource } from './name-resource.ts';

export interface StateMachineSettings {
  /** In the Amazon States Language, JSONPath; functions are named as `${Name}`. */
  definition: unknown;
  /** By the name that the definition has for each. */
  functions: Readonly<Record<string, Function>>;
  /** Who suffers, and how, when an execution fails. */
  impact: string;
}

/** A standard workflow that may call its functions and nothing else, and rings when an execution fails. */
export function stateMachine(
  scope: Construct,
  id: string,
  alarms: Alarms,
  { definition, functions, impact }: StateMachineSettings,
): StateMachine {
  const machine = new StateMachine(scope, id, {
    definitionBody: DefinitionBody.fromString(JSON.stringify(definition)),
    definitionSubstitutions: Object.fromEntries(
      Object.entries(functions).map(([name, { functionArn }]) => [name, functionArn]),
    ),
    // No data of executions: they hold days and codes only, and nothing that anybody would look for there.
    logs: {
      destination: new LogGroup(scope, `${id}Logs`, { retention: RetentionDays.THREE_MONTHS }),
      level: LogLevel.ALL,
      includeExecutionData: false,
    },
    tracingEnabled: true,
  });
  // Not grantInvoke, which would allow every version of a function with a star.
  const resources = Object.values(functions).map(({ functionArn }) => functionArn);
  machine.addToRolePolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources }));
  Validations.of(machine).acknowledge({
    id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
    reason: 'The actions by which logs and traces are delivered know no resources.',
  });
  alarm(scope, `${id}Failed`, alarms, { metric: machine.metricFailed(), threshold: 1, impact });
  return nameResource(machine, id);
}
