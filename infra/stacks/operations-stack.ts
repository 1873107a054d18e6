import { type App, Duration, type Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IWidget,
  MathExpression,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Alarms } from '../constructs/alarm.ts';
import { nameResource } from '../constructs/name-resource.ts';
import type { Deployment } from '../deployment.ts';
import type { Intake } from './intake-stack.ts';
import { newStack } from './new-stack.ts';

export interface Watched {
  intake: Intake;
  queues: readonly Queue[];
  alarms: Alarms;
}

const full = 24;
const half = 12;
const fiveMinutes = Duration.minutes(5);

/** What whoever is on duty looks at: what rings and who suffers, then the doors, then what waits. */
export function operationsStack(app: App, deployment: Deployment, watched: Watched): Stack {
  const stack = newStack(app, deployment, {
    name: 'Operations',
    description: 'Baobei: what people on duty look at',
  });
  const dashboard = new Dashboard(stack, 'Dashboard', { dashboardName: stack.stackName });
  dashboard.addWidgets(alarmStates(stack, watched.alarms), impacts(watched.alarms));
  dashboard.addWidgets(...doorGraphs('Citizens', watched.intake.citizenApi));
  dashboard.addWidgets(...doorGraphs('Staff', watched.intake.staffApi));
  dashboard.addWidgets(...queueGraphs(watched.queues), outcomes());
  nameResource(dashboard, 'Dashboard');
  return stack;
}

function alarmStates(stack: Stack, alarms: Alarms): IWidget {
  return new AlarmStatusWidget({
    title: 'Alarms',
    width: half,
    height: 6,
    alarms: alarms.declared.map(({ name }) => Alarm.fromAlarmName(stack, name, name)),
  });
}

function impacts(alarms: Alarms): IWidget {
  const rows = alarms.declared.map(({ name, impact }) => `| ${name} | ${impact} |`);
  return new TextWidget({
    width: half,
    height: 6,
    markdown: ['| When this rings | these suffer |', '| --- | --- |', ...rows].join('\n'),
  });
}

function doorGraphs(who: string, api: HttpApi): IWidget[] {
  return [
    new GraphWidget({
      title: `${who}: requests and refusals`,
      width: half,
      left: [api.metricCount({ period: fiveMinutes, statistic: 'Sum' })],
      right: [
        api.metricClientError({ period: fiveMinutes, statistic: 'Sum' }),
        api.metricServerError({ period: fiveMinutes, statistic: 'Sum' }),
      ],
    }),
    new GraphWidget({
      title: `${who}: time to answer`,
      width: half,
      left: ['p50', 'p99'].map((statistic) => api.metricLatency({ period: fiveMinutes, statistic })),
    }),
  ];
}

function queueGraphs(queues: readonly Queue[]): IWidget[] {
  return [
    new GraphWidget({
      title: 'Oldest message',
      width: half,
      left: queues.map((queue) => queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' })),
    }),
    new GraphWidget({
      title: 'Messages waiting',
      width: half,
      left: queues.map((queue) => queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' })),
    }),
  ];
}

/** Every outcome that a step counts, by the step's name: found by search, so that a new one shows by itself. */
function outcomes(): IWidget {
  return new GraphWidget({
    title: 'Outcomes by step',
    width: full,
    left: [
      new MathExpression({
        expression: `SEARCH('{Baobei,service}', 'Sum', ${fiveMinutes.toSeconds()})`,
        usingMetrics: {},
        label: '',
        period: fiveMinutes,
      }),
    ],
  });
}
