import { describe, expect, it } from 'vitest';
import { recogniseHost } from '../../../scripts/local/gateway/recognise-host.ts';
import type { Machines } from '../../../scripts/local/seams/machines.ts';
import { aKey } from './a-model.ts';
import { type Answer, aRunner } from './a-runner.ts';
import { aDataKey } from './some-calls.ts';

const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=x' };

function outputOf(answer: Answer | undefined): Readonly<Record<string, unknown>> {
  return answer?.output ?? {};
}

describe('a call of a function to AWS', () => {
  it.each([
    ['dynamodb.eu-west-1.amazonaws.com', { service: 'dynamodb' }],
    ['000000000000.ddb.eu-west-1.amazonaws.com', { service: 'dynamodb' }],
    ['streams.dynamodb.eu-west-1.amazonaws.com', { service: 'dynamodb' }],
    ['sqs.cn-north-1.amazonaws.com.cn', { service: 'sqs' }],
    ['set.aside.s3.eu-west-1.amazonaws.com', { service: 's3', bucket: 'set.aside' }],
    ['s3.eu-west-1.amazonaws.com', { service: 's3' }],
    ['example.com', undefined],
    ['amazonaws.com.example.com', undefined],
  ])('is recognised by its host: %s', (host, expected) => {
    expect(recogniseHost(host)).toEqual(expected);
  });

  it('is refused when nothing here stands for the service', async () => {
    const runner = await aRunner();
    const [plain, fetched] = await runner.call(
      ['plain', '', { url: 'https://sns.eu-west-1.amazonaws.com/', headers: signed }],
      ['fetch', '', { url: 'https://dynamodb.eu-west-1.amazonaws.com/' }],
    );
    expect(plain?.message).toContain('nothing here stands for sns.eu-west-1.amazonaws.com');
    expect(fetched?.message).toContain('through the SDK');
  });

  it('may be a function: its result, its error, or only that it was taken', async () => {
    const runner = await aRunner();
    const url = 'https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/Caller/invocations';
    const [result, event] = await runner.call(
      ['plain', '', { url, body: '[]' }],
      ['plain', '', { url, body: '[]', headers: { 'x-amz-invocation-type': 'Event' } }],
    );
    expect(outputOf(result)).toMatchObject({ status: 200, text: '[]' });
    expect(outputOf(event)).toMatchObject({ status: 202, text: '' });
    const [failed] = await runner.call(['plain', '', { url, body: '5' }]);
    expect(outputOf(failed)).toMatchObject({ headers: { 'x-amz-function-error': 'Unhandled' } });
  });

  it('may start a state machine', async () => {
    const started: unknown[] = [];
    const machines = {
      start: (arn: string, input: unknown, name?: string) => {
        started.push([arn, input, name]);
        return Promise.resolve({ executionArn: `${arn}:${name ?? ''}`, startDate: new Date(1000) });
      },
    } as Partial<Machines> as Machines;
    const runner = await aRunner({}, machines);
    const body = JSON.stringify({
      stateMachineArn: 'arn:aws:states:x:0:stateMachine:Report',
      input: '{"day":1}',
      name: 'n',
    });
    const headers = { 'x-amz-target': 'AWSStepFunctions.StartExecution' };
    const [answer] = await runner.call([
      'plain',
      '',
      { url: 'https://states.eu-west-1.amazonaws.com/', headers, body },
    ]);
    expect(JSON.parse(String(outputOf(answer)['text']))).toEqual({
      executionArn: 'arn:aws:states:x:0:stateMachine:Report:n',
      startDate: 1,
    });
    expect(started).toEqual([['arn:aws:states:x:0:stateMachine:Report', { day: 1 }, 'n']]);
  });
});

describe('the key service', () => {
  it('gives a data key and decrypts it again, also after a restart of the worker', async () => {
    const runner = await aRunner();
    const [made] = await runner.call(aDataKey());
    const { CiphertextBlob, Plaintext } = outputOf(made);
    expect(Object.keys(Plaintext as object)).toHaveLength(32);
    await runner.gateway.faults.inject({ kind: 'kill-before' });
    await runner.invoke(aDataKey());
    const [opened] = await runner.call(['kms', 'Decrypt', { CiphertextBlob: bytes(CiphertextBlob) }]);
    expect(outputOf(opened)).toMatchObject({ KeyId: aKey().arn, Plaintext });
  });

  it('opens a blob only under the encryption context that it was made with', async () => {
    const runner = await aRunner();
    const EncryptionContext = { day: '2026-01-20' };
    const [made] = await runner.call([
      'kms',
      'GenerateDataKey',
      { KeyId: aKey().keyId, NumberOfBytes: 16, EncryptionContext },
    ]);
    const CiphertextBlob = bytes(outputOf(made)['CiphertextBlob']);
    const answers = await runner.call(
      ['kms', 'Decrypt', { CiphertextBlob, EncryptionContext }],
      ['kms', 'Decrypt', { CiphertextBlob, EncryptionContext: { day: '2026-01-21' } }],
      [
        'kms',
        'Decrypt',
        {
          CiphertextBlob: CiphertextBlob.map((byte, at) => (at === 60 ? byte ^ 1 : byte)),
          EncryptionContext,
        },
      ],
      ['kms', 'Decrypt', { CiphertextBlob, EncryptionContext, KeyId: 'another' }],
      ['kms', 'GenerateDataKey', { KeyId: 'another', KeySpec: 'AES_256' }],
    );
    expect(answers.map(({ error }) => error)).toEqual([
      undefined,
      'InvalidCiphertextException',
      'InvalidCiphertextException',
      'IncorrectKeyException',
      'NotFoundException',
    ]);
  });
});

/** A Uint8Array came over as an object of its indexes. */
function bytes(value: unknown): Uint8Array {
  return Uint8Array.from(Object.values(value as Record<string, number>));
}
