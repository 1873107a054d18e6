import type { AwsCall, AwsResponse, OutgoingRequest } from '../call.ts';

/** Asks the main thread, which has the Lambda host and the state machines. */
export type AskMain = (request: MainRequest) => Promise<MainAnswer>;

export interface MainRequest {
  readonly service: 'lambda' | 'states';
  readonly action: string;
  readonly body: unknown;
}

export interface MainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body: string;
}

/** Where functions and state machines of the account are named. */
export interface MainPlace {
  readonly ask: AskMain;
  /** `arn:aws:lambda:eu-west-1:000000000000:function:` */
  readonly functionArnPrefix: string;
}

const invocationPath = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** `Invoke` of the Lambda API reference, by name or ARN; a qualifier is refused, as no version or alias is modelled. */
export function readLambda(request: OutgoingRequest, place: MainPlace): AwsCall | string {
  const [path = '', query = ''] = request.path.split('?');
  const named = invocationPath.exec(path)?.[1];
  if (request.method !== 'POST' || named === undefined || query !== '')
    return `${request.method} ${path} is not known here`;
  const name = decodeURIComponent(named).split(':').at(-1) ?? '';
  const kind = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  const payload: unknown = request.body.byteLength === 0 ? {} : JSON.parse(request.body.toString('utf8'));
  return {
    service: 'lambda',
    action: 'Invoke',
    resource: name,
    checks: [{ action: 'lambda:InvokeFunction', resource: place.functionArnPrefix + name }],
    perform: async () =>
      performed(await place.ask({ service: 'lambda', action: kind, body: { name, payload } })),
  };
}

interface StatesBody {
  readonly stateMachineArn?: string;
  readonly executionArn?: string;
}

/** Step Functions, by the actions that the runner's engine has; the main thread refuses others. */
export function readStates(request: OutgoingRequest, place: MainPlace): AwsCall {
  const action = (request.headers['x-amz-target'] ?? '').replace('AWSStepFunctions.', '');
  const body = JSON.parse(request.body.toString('utf8')) as StatesBody;
  const resource = body.stateMachineArn ?? body.executionArn ?? '*';
  return {
    service: 'states',
    action,
    resource: resource.split(':')[6] ?? '',
    checks: [{ action: `states:${action}`, resource }],
    perform: async () => performed(await place.ask({ service: 'states', action, body })),
  };
}

function performed(answer: MainAnswer): { response: AwsResponse; units: [] } {
  return { response: { ...answer, body: Buffer.from(answer.body) }, units: [] };
}
