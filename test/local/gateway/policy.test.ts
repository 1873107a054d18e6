import { describe, expect, it } from 'vitest';
import { authoriser, type Grants } from '../../../scripts/local/gateway/policy/authorise.ts';
import { singleGrants, withoutGrant } from '../../../scripts/local/gateway/policy/single-grants.ts';
import type { PolicyDocument, PolicyStatement } from '../../../scripts/local/seams/policies.ts';

const queue = 'arn:aws:sqs:eu-west-1:000000000000:Queue';
const key = 'arn:aws:kms:eu-west-1:000000000000:key/k';
const roleArn = 'arn:aws:iam::000000000000:role/Role';

function documents(...statements: readonly Partial<PolicyStatement>[]): readonly PolicyDocument[] {
  return [
    {
      Statement: statements.map((statement) => ({
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        ...statement,
      })),
    },
  ];
}

function grants(override: Partial<Grants>): Grants {
  return {
    roleArn,
    account: '000000000000',
    partition: 'aws',
    region: 'eu-west-1',
    identity: [],
    resources: {},
    ...override,
  };
}

function allows(override: Partial<Grants>, action = 'sqs:SendMessage', resource = queue): boolean {
  return authoriser(grants(override))(action, resource) === undefined;
}

describe('the evaluation of policies', () => {
  it('allows nothing that no statement speaks of', () => {
    expect(allows({})).toBe(false);
  });

  it.each([
    ['the very action', { Action: 'sqs:SendMessage' }, true],
    ['another action', { Action: 'sqs:ReceiveMessage' }, false],
    ['an action in another case', { Action: 'SQS:sendmessage' }, true],
    ['a wildcard in the action', { Action: 'sqs:Send*' }, true],
    ['one unknown character', { Action: 'sqs:SendMessag?' }, true],
    ['the very resource', { Resource: queue }, true],
    ['a resource in another case', { Resource: queue.toLowerCase() }, false],
    ['a longer resource', { Resource: `${queue}2` }, false],
    ['a wildcard in the resource', { Resource: 'arn:aws:sqs:*:*:Q*' }, true],
    ['everything but another action', { Action: undefined, NotAction: 'sqs:ReceiveMessage' }, true],
    ['everything but this action', { Action: undefined, NotAction: 'sqs:*' }, false],
    ['everything but this resource', { Resource: undefined, NotResource: queue }, false],
    [
      'one of several',
      { Action: ['sqs:ReceiveMessage', 'sqs:SendMessage'], Resource: ['arn:x', queue] },
      true,
    ],
  ])('reads %s', (_title, statement, allowed) => {
    const given = Object.fromEntries(Object.entries(statement).filter(([, value]) => value !== undefined));
    const dropped = Object.keys(statement).filter((name) => !(name in given));
    const [document] = documents(given);
    const [body] = document?.Statement ?? [];
    const kept = Object.fromEntries(Object.entries(body ?? {}).filter(([name]) => !dropped.includes(name)));
    expect(allows({ identity: [{ Statement: [kept as unknown as PolicyStatement] }] })).toBe(allowed);
  });

  it('lets a Deny win over any Allow', () => {
    expect(allows({ identity: documents({}, { Effect: 'Deny', Action: 'sqs:SendMessage' }) })).toBe(false);
  });

  it.each([
    ['met', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, true],
    ['not met', { StringEquals: { 'aws:RequestedRegion': ['us-east-1', 'cn-north-1'] } }, false],
    ['negated', { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } }, true],
    ['like', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/R*' } }, true],
    [
      'of two keys, one not met',
      { StringEquals: { 'aws:RequestedRegion': 'eu-west-1', 'aws:PrincipalAccount': '1' } },
      false,
    ],
    ['if it exists', { BoolIfExists: { 'aws:SecureTransport': 'true' } }, true],
    ['by an operator nobody modelled', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, false],
    ['on a key nobody modelled', { StringEquals: { 'aws:PrincipalTag/team': 'x' } }, false],
  ])('allows under a condition only when it is %s', (_title, Condition, allowed) => {
    expect(allows({ identity: documents({ Condition }) })).toBe(allowed);
  });

  it('refuses when a Deny hangs on a condition that nobody modelled', () => {
    const Condition = { NumericLessThan: { 's3:TlsVersion': '1.2' } };
    expect(allows({ identity: documents({}, { Effect: 'Deny', Condition }) })).toBe(false);
  });

  it('passes the usual Deny of requests without TLS, as every call goes by https', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
    const resources = { [queue]: documents({ Effect: 'Deny', Principal: '*', Condition }) };
    expect(allows({ identity: documents({}), resources })).toBe(true);
  });

  it('allows by the policy of the resource alone when it names the role', () => {
    const named = { [queue]: documents({ Principal: { AWS: roleArn } }) };
    const another = { [queue]: documents({ Principal: { AWS: `${roleArn}2` } }) };
    expect([allows({ resources: named }), allows({ resources: another })]).toEqual([true, false]);
  });

  it('needs the policy of a key to let the account in, whatever the role may', () => {
    const root = { [key]: documents({ Principal: { AWS: 'arn:aws:iam::000000000000:root' } }) };
    const decides = (override: Partial<Grants>): boolean => allows(override, 'kms:Decrypt', key);
    expect(decides({ identity: documents({}) })).toBe(false);
    expect(decides({ identity: documents({}), resources: root })).toBe(true);
    expect(decides({ resources: root })).toBe(false);
  });
});

describe('taking grants away one by one', () => {
  const policies = documents({ Action: ['a:One', 'a:Two'], Resource: ['r1', 'r2'] }, { Effect: 'Deny' });

  it('lists every pair of action and resource that is allowed', () => {
    expect(singleGrants(policies).map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      'a:One r1',
      'a:One r2',
      'a:Two r1',
      'a:Two r2',
    ]);
  });

  it('takes away that pair and no other', () => {
    const allowing = documents({ Action: ['a:One', 'a:Two'], Resource: ['r1', 'r2'] });
    for (const gone of singleGrants(allowing)) {
      const left = authoriser(grants({ identity: withoutGrant(allowing, gone) }));
      for (const { action, resource } of singleGrants(allowing)) {
        const isGone = action === gone.action && resource === gone.resource;
        expect(left(action, resource) === undefined).toBe(!isGone);
      }
    }
  });
});
