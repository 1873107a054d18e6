import type { App, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Alarms } from '../constructs/alarm.ts';
import { apiFunction } from '../constructs/api-function.ts';
import type { Bundles } from '../constructs/bundled-function.ts';
import {
  grantData,
  grantExports,
  grantFeeds,
  grantMissingLists,
  grantReports,
  grantSend,
} from '../constructs/grants.ts';
import { type Entrance, entrance } from '../constructs/http-api.ts';
import type { Deployment } from '../deployment.ts';
import type { Data } from './data-stack.ts';
import { type ApiFunction, citizenFunctions, staffFunctions } from './intake-functions.ts';
import { newStack } from './new-stack.ts';
import {
  deskSiteUrl,
  numberRanges,
  oidcAudience,
  oidcIssuer,
  publicSiteUrl,
  retentionDays,
  staffSiteUrl,
} from './parameters.ts';

export interface Intake {
  stack: Stack;
  citizenApi: HttpApi;
  staffApi: HttpApi;
}

interface Given {
  data: Data;
  notifyQueue: IQueue;
  exportQueue: IQueue;
  feedBucket: Bucket;
  judgeQueue: IQueue;
  feedMachine: StateMachine;
  bundles: Bundles;
  alarms: Alarms;
}

/** A fifth of the province's 98 million people home in three weeks is 70 requests a second; ten times that, and room. */
const requestsPerSecond = 5000;

/** What the pages of all sites send. */
const spoken = ['content-type', 'authorization', 'idempotency-key', 'accept-language'];

/** Two doors: citizens come in without an account, staff with a token, on endpoints apart (`requirements.md` J2). */
export function intakeStack(app: App, deployment: Deployment, given: Given): Intake {
  const stack = newStack(app, deployment, { name: 'Intake', description: 'Baobei: the two HTTP APIs' });
  const sites = { citizen: publicSiteUrl(stack), staff: staffSiteUrl(stack), desk: deskSiteUrl(stack) };
  const citizen = entrance(stack, 'CitizenApi', given.alarms, {
    description: 'Citizens: declare, edit, withdraw, look up',
    allowedOrigins: [sites.citizen],
    allowedHeaders: [...spoken, 'receipt-secret', 'if-match'],
    requestsPerSecond,
    impact:
      'Citizens cannot declare, or cannot find their declaration again: travellers stand without a receipt.',
  });
  const staff = entrance(stack, 'StaffApi', given.alarms, {
    description: 'Officers and administrators',
    allowedOrigins: [sites.staff, sites.desk],
    allowedHeaders: [...spoken, 'if-match', 'if-none-match'],
    requestsPerSecond,
    authorizer: new HttpJwtAuthorizer('StaffToken', oidcIssuer(stack), {
      jwtAudience: [oidcAudience(stack)],
    }),
    impact: 'Officers cannot see or verify their cases: travellers of today are not called.',
  });
  const place = {
    ...given,
    stack,
    site: sites.citizen,
    desk: sites.desk,
    retention: retentionDays(stack),
    numbers: numberRanges(stack),
  };
  for (const settings of citizenFunctions) answer(place, citizen, settings);
  for (const settings of staffFunctions) answer(place, staff, settings);
  return { stack, citizenApi: citizen.api, staffApi: staff.api };
}

function answer(
  place: Given & { stack: Stack; site: string; desk: string; retention: string; numbers: string },
  through: Entrance,
  settings: ApiFunction,
): void {
  const handler = apiFunction(
    place.stack,
    settings.id,
    { bundles: place.bundles, entrance: through },
    settings,
  );
  grantData(handler, place.data, place.retention, settings);
  handler.addEnvironment('PUBLIC_SITE_URL', place.site);
  if (settings.numbers) handler.addEnvironment('NUMBER_RANGES', place.numbers);
  if (settings.judges) grantSend(handler, place.judgeQueue, 'JUDGE_QUEUE_URL');
  if (settings.notifies) grantSend(handler, place.notifyQueue, 'NOTIFY_QUEUE_URL');
  if (settings.feeds) {
    grantFeeds(handler, place.feedBucket, {
      ...{ incoming: ['PutObject'], rejected: ['GetObject'], held: ['GetObject'] },
    });
    place.feedMachine.grantStartExecution(handler);
    handler.addEnvironment('FEED_MACHINE', place.feedMachine.stateMachineArn);
  }
  if (settings.cityFiles)
    grantFeeds(handler, place.feedBucket, { incoming: ['PutObject'], rejected: ['GetObject'] });
  if (settings.answersLetters)
    grantFeeds(handler, place.feedBucket, { outcomes: ['GetObject', 'PutObject'] });
  if (settings.reports) {
    grantReports(handler, place.data, ['GetObject', 'PutObject']);
    grantMissingLists(handler, place.data, ['GetObject']);
    handler.addEnvironment('DESK_SITE_URL', place.desk);
  }
  if (!settings.exports) return;
  grantSend(handler, place.exportQueue, 'EXPORT_QUEUE_URL');
  grantExports(handler, place.data, ['GetObject']);
}
