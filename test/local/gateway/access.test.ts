import { describe, expect, it } from 'vitest';
import { singleGrants, withoutGrant } from '../../../scripts/local/gateway/policy/single-grants.ts';
import type { PolicyDocument } from '../../../scripts/local/seams/policies.ts';
import { aBucket, aCaller, aKey, allow, aQueue, aRole, aTable } from './a-model.ts';
import { aRunner, type Call } from './a-runner.ts';
import { aDataKey, aGet, aMessage, anObject, anUpdate, aPut, aQuery, aTransaction } from './some-calls.ts';

const table = aTable().arn;

/** Every grant that the calls need, as a template writes them: several actions and resources in one statement. */
const policies: readonly PolicyDocument[] = [
  allow(
    [
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:GetItem',
    ],
    table,
  ),
  allow('dynamodb:BatchGetItem', table),
  allow('dynamodb:BatchWriteItem', table),
  allow('dynamodb:Query', [table, `${table}/index/open`]),
  allow('sqs:SendMessage', aQueue().arn),
  allow(['s3:PutObject', 's3:GetObject'], `${aBucket().arn}/*`),
  allow('s3:ListBucket', aBucket().arn),
  allow(['kms:GenerateDataKey', 'kms:Decrypt'], aKey().arn),
];

const keys = [{ pk: { S: 'a' }, sk: { S: 'x' } }];
const calls: readonly Call[] = [
  aPut('a'),
  anUpdate('a'),
  aGet('a'),
  aQuery(),
  aQuery('open'),
  aTransaction('t'),
  ['dynamodb', 'BatchGetItem', { RequestItems: { [aTable().name]: { Keys: keys } } }],
  ['dynamodb', 'BatchWriteItem', { RequestItems: { [aTable().name]: [{ PutRequest: { Item: keys[0] } }] } }],
  aMessage(),
  ['sqs', 'SendMessageBatch', { QueueUrl: aQueue().url, Entries: [{ Id: '1', MessageBody: 'x' }] }],
  anObject('a'),
  ['s3', 'GetObject', { Bucket: aBucket().name, Key: 'a' }],
  ['s3', 'ListObjectsV2', { Bucket: aBucket().name }],
  aDataKey(),
  ['kms', 'Decrypt', { CiphertextBlob: new Uint8Array([1]), KeyId: aKey().arn }],
];

describe('the permissions of a function', () => {
  it('are enough when every grant is there, and any one taken away is missed by a call', async () => {
    const runner = await aRunner({ functions: [aCaller({ role: aRole(policies) })] });
    const complete = await runner.call(...calls);
    expect(complete.filter(({ error }) => error?.includes('Denied')).length).toBe(0);

    const grants = singleGrants(policies);
    expect(grants).toHaveLength(15);
    for (const grant of grants) {
      runner.gateway.replacePolicies('Caller', withoutGrant(policies, grant));
      const denied = (await runner.call(...calls)).filter(({ error }) => error?.includes('Denied'));
      expect(denied.length, `${grant.action} on ${grant.resource}`).toBeGreaterThan(0);
      expect(denied[0]?.message).toContain(`${grant.action} on resource: `);
    }
  });

  it('hold for each item of a transaction by its kind', async () => {
    const runner = await aRunner({
      functions: [aCaller({ role: aRole([allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], table)]) })],
    });
    const [answer] = await runner.call(aTransaction('t'));
    expect(answer).toMatchObject({ error: 'AccessDeniedException', status: 400 });
    expect(answer?.message).toContain(
      `User: arn:aws:sts::000000000000:assumed-role/Role/Caller is not authorized to perform: dynamodb:DeleteItem on resource: ${table}`,
    );
  });

  it('are shaped as each service shapes a refusal', async () => {
    const runner = await aRunner({ functions: [aCaller({ role: aRole([]) })] });
    const answers = await runner.call(aPut('a'), aMessage(), anObject('a'), aDataKey());
    expect(answers.map(({ error, status, attempts }) => [error, status, attempts])).toEqual([
      ['AccessDeniedException', 400, 1],
      ['AccessDeniedException', 403, 1],
      ['AccessDenied', 403, 1],
      ['AccessDeniedException', 400, 1],
    ]);
  });

  it('keep the engine from being called at all', async () => {
    const runner = await aRunner({ functions: [aCaller({ role: aRole([]) })] });
    await runner.call(aPut('a'));
    runner.gateway.replacePolicies('Caller', [allow('*', '*')]);
    const [answer] = await runner.call(aGet('a'));
    expect(answer?.output).not.toHaveProperty('Item');
  });
});
