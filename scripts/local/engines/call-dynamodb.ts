import type { Loopback } from './loopback.ts';

/** Calls the table engine as the runner itself, past the gateway: neither authorised nor metered. */
export type CallDynamoDb = <Answer>(
  service: 'DynamoDB_20120810' | 'DynamoDBStreams_20120810',
  action: string,
  body: Record<string, unknown>,
) => Promise<Answer>;

/** The engine answered with an error; `code` is the name that AWS gives it. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** The engine wants a header of the shape of SigV4 and checks nothing in it. */
const signed = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20200101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=runner/20200101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};

export function callDynamoDbOver(engine: Loopback): CallDynamoDb {
  return async <Answer>(service: string, action: string, body: Record<string, unknown>): Promise<Answer> => {
    const response = await engine.send({
      method: 'POST',
      path: '/',
      headers: { ...signed, 'x-amz-target': `${service}.${action}` },
      body: Buffer.from(JSON.stringify(body)),
    });
    const answer: unknown = JSON.parse(response.body.toString('utf8'));
    if (response.status === 200) return answer as Answer;
    const { __type: type = 'Unknown', message = '' } = answer as { __type?: string; message?: string };
    throw new EngineError(type.split('#').at(-1) ?? type, message);
  };
}
