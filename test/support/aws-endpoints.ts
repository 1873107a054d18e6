import { hash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DataKeys } from '../../functions/shared/privacy/data-keys.ts';

/** One call of a function to AWS, such as `DynamoDB GetItem`. */
export interface AwsCall {
  action: string;
  request: Record<string, unknown>;
  /** Capacity units that a call of the table cost. */
  units: number;
}

/** The addresses that a handler's SDK is pointed to: the real engine with every call noted, KMS, and a queue that keeps all. */
export interface AwsEndpoints {
  url: string;
  /** What was called since the last time this was asked. */
  takeCalls(): AwsCall[];
  /** The bodies of the messages that were sent. */
  messages: unknown[];
  /** From now on a read that need not be consistent is answered as it was the first time, until it is said to catch up. */
  stopReplica(): void;
  catchUp(): void;
  stop(): Promise<void>;
}

interface SentMessage {
  Id?: string;
  MessageBody?: string;
}

interface Behind {
  engineUrl: string;
  dataKeys: DataKeys;
}

export async function serveAwsEndpoints({ engineUrl, dataKeys }: Behind): Promise<AwsEndpoints> {
  const messages: unknown[] = [];
  const calls: AwsCall[] = [];
  const replica = aReplica();
  const answer = async (
    action: string,
    body: Buffer,
    headers: IncomingMessage['headers'],
  ): Promise<Answered> => {
    // S3 names no target: what is put there is taken.
    if (action === 'undefined') return { status: 200, body: '' };
    const request = JSON.parse(body.toString()) as Record<string, unknown>;
    const call: AwsCall = { action, request, units: 0 };
    calls.push(call);
    if (action.startsWith('KMS'))
      return { status: 200, body: JSON.stringify(await answerKms(dataKeys, action, request)) };
    if (action.startsWith('DynamoDB')) return replica.answer(call, () => forward(engineUrl, call, headers));
    const take = ({ Id, MessageBody: message = '' }: SentMessage) => {
      messages.push(JSON.parse(message));
      return { Id, MessageId: String(messages.length), MD5OfMessageBody: hash('md5', message) };
    };
    const { Entries: batch, ...one } = request as { Entries?: SentMessage[] } & SentMessage;
    const receipt = batch === undefined ? take(one) : { Successful: batch.map(take), Failed: [] };
    return { status: 200, body: JSON.stringify(receipt) };
  };
  const server = createServer((request, response) => void serve(request, response, answer));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    messages,
    takeCalls: () => calls.splice(0),
    stopReplica: replica.stop,
    catchUp: replica.catchUp,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What reads that need not be consistent are answered from. */
function aReplica() {
  let first: Map<string, Promise<Answered>> | undefined;
  return {
    stop: () => void (first = new Map()),
    catchUp: () => void (first = undefined),
    answer: ({ action, request }: AwsCall, ask: () => Promise<Answered>): Promise<Answered> => {
      if (first === undefined || action !== 'DynamoDB GetItem' || request['ConsistentRead'] === true)
        return ask();
      const key = JSON.stringify(request['Key']);
      const answered = first.get(key) ?? ask();
      first.set(key, answered);
      return answered;
    },
  };
}

interface Answered {
  status: number;
  body: string;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (action: string, body: Buffer, headers: IncomingMessage['headers']) => Promise<Answered>,
): Promise<void> {
  const chunks = (await request.toArray()) as Buffer[];
  const target = String(request.headers['x-amz-target']);
  const action = target.replace(/^TrentService\./, 'KMS ').replace(/^DynamoDB_\d+\./, 'DynamoDB ');
  const { status, body } = await answer(action, Buffer.concat(chunks), request.headers);
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
}

async function forward(url: string, call: AwsCall, headers: IncomingMessage['headers']): Promise<Answered> {
  const kept = ['x-amz-target', 'authorization', 'x-amz-date', 'content-type'];
  const passed = kept.map((name) => [name, String(headers[name])] as [string, string]);
  const body = JSON.stringify({ ...call.request, ReturnConsumedCapacity: 'TOTAL' });
  const response = await fetch(url, { method: 'POST', headers: passed, body });
  const text = await response.text();
  const { ConsumedCapacity: consumed } = JSON.parse(text) as { ConsumedCapacity?: Capacity | Capacity[] };
  call.units = [consumed ?? []].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
  return { status: response.status, body: text };
}

interface Capacity {
  CapacityUnits: number;
}

async function answerKms(
  dataKeys: DataKeys,
  action: string,
  request: Record<string, unknown>,
): Promise<unknown> {
  const purpose = request['EncryptionContext'] as Record<string, string>;
  if (action === 'KMS GenerateDataKey') {
    const { plain, wrapped } = await dataKeys.generate(purpose);
    return { Plaintext: base64(plain), CiphertextBlob: base64(wrapped), KeyId: 'key' };
  }
  const wrapped = Buffer.from(String(request['CiphertextBlob']), 'base64');
  return { Plaintext: base64(await dataKeys.open(wrapped, purpose)), KeyId: 'key' };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
