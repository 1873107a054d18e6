import { randomUUID } from 'node:crypto';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { appointOfficers } from '../../functions/shared/table/appoint-officers.ts';
import { writeDesk } from '../../functions/shared/table/desk-store.ts';
import { writeRiskArea } from '../../functions/shared/table/risk-area-store.ts';
import { writeRule } from '../../functions/shared/table/rule-store.ts';
import { writeStaff } from '../../functions/shared/table/staff-store.ts';
import type { Attributes } from '../../functions/shared/table/values.ts';
import { staffFunctions } from '../../infra/stacks/intake-functions.ts';
import type { ControlRule } from '../../schemas/control-rule.ts';
import type { RiskArea } from '../../schemas/risk-area.ts';
import type { Role, Staff } from '../../schemas/staff.ts';
import { type AwsEndpoints, serveAwsEndpoints } from './aws-endpoints.ts';
import { localDataKeys } from './keys.ts';
import { aWorld, type World } from './world.ts';

export interface StaffCall {
  sub: string;
  method?: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface StaffAnswer<Body = Record<string, unknown>> {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  body: Body;
}

/** The handlers of the staff API on the real engine, called as API Gateway calls them. */
export interface StaffApi {
  world: World;
  aws: AwsEndpoints;
  call<Body = Record<string, unknown>>(call: StaffCall): Promise<StaffAnswer<Body>>;
  addStaff(given: Partial<Staff> & { role: Role; region: string }): Promise<Staff>;
  addRule(rule: ControlRule): Promise<void>;
  addRiskArea(area: RiskArea): Promise<void>;
  stop(): Promise<void>;
}

type Handler = (event: unknown, context: unknown) => Promise<Record<string, unknown>>;

export async function aStaffApi(): Promise<StaffApi> {
  const dataKeys = localDataKeys();
  const world = await aWorld(dataKeys);
  const aws = await serveAwsEndpoints({ engineUrl: world.engine.endpoint, dataKeys });
  Object.assign(process.env, settingsOf(world, aws));
  const put = async (Item: Attributes): Promise<void> => {
    await world.sources.client.send(new PutItemCommand({ TableName: world.sources.name, Item }));
  };
  return {
    world,
    aws,
    call: async <Body>(call: StaffCall) => answerOf<Body>(await invoke(call)),
    addStaff: async (given) => {
      const member = aMember(given);
      const seats = { place: member.region, members: [member] };
      if (member.role === 'officer') await appointOfficers(world.sources, seats);
      else {
        const keys = await world.ring.season();
        await put(writeStaff(keys, member));
        await put(writeDesk(keys, seats));
      }
      return member;
    },
    addRule: (rule) => put(writeRule(rule)),
    addRiskArea: (area) => put(writeRiskArea(area)),
    stop: async () => {
      await aws.stop();
      await world.stop();
    },
  };
}

function settingsOf(world: World, aws: AwsEndpoints): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'cn-north-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    TABLE_NAME: world.engine.table.name,
    KEY_TABLE_NAME: world.engine.keyTable.name,
    KEY_ID: 'key',
    RETENTION_DAYS: '30',
    NOTIFY_QUEUE_URL: `${aws.url}/notify`,
    JUDGE_QUEUE_URL: `${aws.url}/judge`,
    EXPORT_QUEUE_URL: `${aws.url}/export`,
    NUMBER_RANGES: '170',
    EXPORT_BUCKET: 'exports',
    REPORT_BUCKET: 'reports',
    FEED_BUCKET: 'feeds',
    FEED_MACHINE: 'arn:aws:states:cn-north-1:000000000000:stateMachine:feeds',
    DESK_SITE_URL: 'https://desk.yuru.example',
  };
}

export function aMember(given: Partial<Staff> & { role: Role; region: string }): Staff {
  const { role, region } = given;
  return {
    sub: `${role}-${region}`,
    active: true,
    deputy: false,
    name: '李海涛',
    phone: '17000000001',
    ...given,
  };
}

async function invoke(call: StaffCall): Promise<Record<string, unknown>> {
  const event = eventOf(call);
  const found = staffFunctions.find(({ routes }) => routes.some((route) => route === event.routeKey));
  const [step = '', name = ''] = (found?.entry ?? 'organisation/not-found').split('/');
  const { handler } = (await import(`../../functions/${step}/handler-${name}.ts`)) as { handler: Handler };
  return handler(event, { getRemainingTimeInMillis: () => 10_000 });
}

function eventOf({ sub, method = 'GET', path, body, headers = {} }: StaffCall) {
  const { pathname: rawPath, search, searchParams } = new URL(path, 'http://staff');
  const { routeKey, pathParameters } = matchRoute(method, rawPath);
  const write =
    method === 'GET' ? {} : { 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: search.slice(1),
    queryStringParameters: Object.fromEntries(searchParams),
    headers: { ...write, ...headers },
    pathParameters,
    requestContext: { authorizer: { jwt: { claims: { sub }, scopes: null } } },
    isBase64Encoded: false,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  } satisfies Partial<Record<keyof APIGatewayProxyEventV2WithJWTAuthorizer, unknown>> & { routeKey: string };
}

function matchRoute(
  method: string,
  path: string,
): { routeKey: string; pathParameters: Record<string, string> } {
  for (const routeKey of staffFunctions.flatMap(({ routes }) => routes)) {
    const [verb = '', pattern = ''] = routeKey.split(' ');
    const form = new RegExp(`^${pattern.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const groups = verb === method ? form.exec(path)?.groups : undefined;
    if (groups !== undefined) return { routeKey, pathParameters: { ...groups } };
    if (verb === method && pattern === path) return { routeKey, pathParameters: {} };
  }
  return { routeKey: '$default', pathParameters: {} };
}

function answerOf<Body>({ statusCode, headers, body }: Record<string, unknown>): StaffAnswer<Body> {
  const text = typeof body === 'string' ? body : '';
  return {
    status: Number(statusCode),
    headers: headers as Record<string, unknown>,
    text,
    body: (text === '' ? undefined : JSON.parse(text)) as Body,
  };
}
