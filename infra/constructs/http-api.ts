import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type Alarms, alarm } from './alarm.ts';
import { nameResource } from './name-resource.ts';

export interface EntranceSettings {
  description: string;
  /** Origins of pages that may call it from another address. */
  allowedOrigins: string[];
  allowedHeaders: string[];
  /** Requests a second, all callers together; a caller's own limit is the function's. */
  requestsPerSecond: number;
  /** Asked before every route; absent where anybody may call. */
  authorizer?: IHttpRouteAuthorizer;
  /** Who suffers, and how, when it answers 5xx. */
  impact: string;
}

/** An HTTP API and who guards it. */
export interface Entrance {
  api: HttpApi;
  authorizer: IHttpRouteAuthorizer | undefined;
}

/**
 * What is known of a request without knowing of whom: no address, no path with an id in it, no claim of the
 * token (`requirements.md` K1). The route key is the path with its parameters unfilled.
 */
const accessLog = {
  requestId: '$context.requestId',
  requestedAt: '$context.requestTimeEpoch',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latencyMilliseconds: '$context.responseLatency',
  functionStatus: '$context.integrationStatus',
  functionMilliseconds: '$context.integrationLatency',
  answeredBytes: '$context.responseLength',
  refusal: '$context.error.responseType',
};

const failuresInFiveMinutes = 5;

/** One HTTP API with throttling, CORS, a log that names nobody, and an alarm on its failures. */
export function entrance(scope: Construct, id: string, alarms: Alarms, settings: EntranceSettings): Entrance {
  const api = new HttpApi(scope, id, {
    apiName: id,
    description: settings.description,
    createDefaultStage: false,
    corsPreflight: {
      allowOrigins: settings.allowedOrigins,
      allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT, CorsHttpMethod.DELETE],
      allowHeaders: settings.allowedHeaders,
      exposeHeaders: ['etag', 'retry-after', 'location'],
      maxAge: Duration.hours(1),
    },
  });
  nameResource(api, id);
  stageOf(scope, id, api, settings.requestsPerSecond);
  alarm(scope, `${id}FailuresAlarm`, alarms, {
    metric: api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
    threshold: failuresInFiveMinutes,
    impact: settings.impact,
  });
  return { api, authorizer: settings.authorizer };
}

function stageOf(scope: Construct, id: string, api: HttpApi, requestsPerSecond: number): void {
  const stage = new HttpStage(scope, `${id}Stage`, {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: requestsPerSecond, burstLimit: requestsPerSecond / 2 },
    accessLogSettings: {
      destination: new LogGroupLogDestination(
        new LogGroup(scope, `${id}AccessLogs`, { retention: RetentionDays.THREE_MONTHS }),
      ),
      format: AccessLogFormat.custom(JSON.stringify(accessLog)),
    },
  });
  nameResource(stage, `${id}Stage`);
}
