import { describe, expect, it } from 'vitest';
import { readAssembly } from '../../../scripts/local/assembly/read-assembly.ts';
import { anAssembly, functionResources, modelOf, resource } from './an-assembly.ts';

/** What a value of a template becomes, seen in the environment of a function. */
function valueOf(
  value: unknown,
  template: Readonly<Record<string, unknown>> = {},
  parameters: Readonly<Record<string, string>> = {},
): unknown {
  const resources = {
    ...functionResources({ Environment: { Variables: { VALUE: value } } }),
    Queue: resource('AWS::SQS::Queue', { QueueName: 'work' }),
  };
  const folder = anAssembly({
    Other: {
      Outputs: { Shared: { Value: { Ref: 'Topic' }, Export: { Name: 'Other:Topic' } } },
      Resources: { Topic: resource('AWS::SNS::Topic') },
    },
    Test: { ...template, Resources: resources },
  });
  return readAssembly(folder, { parameters }).functions[0]?.environment['VALUE'];
}

describe('an intrinsic function', () => {
  it.each<[string, unknown, string]>([
    ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
    ['Ref of a resource', { Ref: 'Queue' }, 'https://sqs.us-east-1.amazonaws.com/000000000000/work'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:work'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Queue.QueueName' }, 'work'],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Partition' }, 'c']] }, 'a-aws-c'],
    [
      'Sub',
      { 'Fn::Sub': '${Queue.QueueName} in ${AWS::Region}, ${!Literal}' },
      'work in us-east-1, ${Literal}',
    ],
    [
      'Sub with values',
      { 'Fn::Sub': ['${Mine}/${AWS::AccountId}', { Mine: { Ref: 'AWS::StackName' } }] },
      'Test/000000000000',
    ],
    ['Select of Split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    ['ImportValue', { 'Fn::ImportValue': 'Other:Topic' }, 'arn:aws:sns:us-east-1:000000000000:Other-Topic'],
  ])('%s', (_name, value, expected) => {
    expect(valueOf(value)).toBe(expected);
  });

  it('takes parameters from the runner, else their default', () => {
    const template = { Parameters: { Issuer: { Type: 'String' }, Days: { Type: 'Number', Default: 30 } } };
    expect(valueOf({ 'Fn::Sub': '${Issuer} ${Days}' }, template, { Issuer: 'https://issuer.example' })).toBe(
      'https://issuer.example 30',
    );
  });

  it('names a parameter that has neither', () => {
    expect(() => valueOf({ Ref: 'Issuer' }, { Parameters: { Issuer: { Type: 'String' } } })).toThrow(
      /parameter Issuer has no default and no local value/,
    );
  });

  it('chooses by conditions', () => {
    const template = {
      Parameters: { Domain: { Type: 'String', Default: '' } },
      Conditions: {
        HasDomain: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Domain' }, ''] }] },
        Both: { 'Fn::And': [{ Condition: 'HasDomain' }, { 'Fn::Equals': ['a', 'a'] }] },
        Either: { 'Fn::Or': [{ Condition: 'HasDomain' }, { 'Fn::Equals': ['a', 'a'] }] },
      },
    };
    const chosen = (condition: string): unknown => valueOf({ 'Fn::If': [condition, 'yes', 'no'] }, template);
    expect(['HasDomain', 'Both', 'Either'].map(chosen)).toEqual(['no', 'no', 'yes']);
    expect(valueOf({ 'Fn::If': ['HasDomain', 'yes', 'no'] }, template, { Domain: 'x.example' })).toBe('yes');
  });

  it('leaves out what is AWS::NoValue', () => {
    expect(valueOf({ Ref: 'AWS::NoValue' })).toBeUndefined();
  });

  it('finds in mappings', () => {
    const template = { Mappings: { Sizes: { 'us-east-1': { small: '1' } } } };
    expect(valueOf({ 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'small'] }, template)).toBe('1');
  });

  it.each<[string, unknown, RegExp]>([
    ['it does not know', { 'Fn::Cidr': ['10.0.0.0/16', 1] }, /Test\/Function .*Fn::Cidr is not known/],
    [
      'an attribute it does not know',
      { 'Fn::GetAtt': ['Queue', 'Colour'] },
      /attribute Colour of Queue is not known/,
    ],
    ['a resource that is not there', { Ref: 'Nothing' }, /there is no Nothing in Test/],
    ['an export that is not there', { 'Fn::ImportValue': 'Nowhere' }, /No stack exports Nowhere/],
  ])('stops the start with %s, by name', (_name, value, message) => {
    expect(() => valueOf(value)).toThrow(message);
  });
});

describe('a resource with a condition', () => {
  it('is there only where it holds', () => {
    const template = {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] }, Always: { 'Fn::Equals': ['a', 'a'] } },
      Resources: {
        Gone: { ...resource('AWS::SQS::Queue'), Condition: 'Never' },
        Here: { ...resource('AWS::SQS::Queue'), Condition: 'Always' },
      },
    };
    const { queues } = readAssembly(anAssembly({ Test: template }), { parameters: {} });
    expect(queues.map(({ logicalId }) => logicalId)).toEqual(['Here']);
  });
});

describe('the partition', () => {
  it('is aws-cn where a stack was synthesized for China, or where it is asked for', () => {
    const stacks = { Test: { Resources: { Queue: resource('AWS::SQS::Queue', { QueueName: 'work' }) } } };
    const inChina = readAssembly(anAssembly(stacks, 'aws://unknown-account/cn-northwest-1'), {
      parameters: {},
    });
    expect([inChina.partition, inChina.region, inChina.queues[0]?.arn]).toEqual([
      'aws-cn',
      'cn-northwest-1',
      'arn:aws-cn:sqs:cn-northwest-1:000000000000:work',
    ]);
    expect(
      modelOf({ Queue: resource('AWS::SQS::Queue', { QueueName: 'work' }) }, { partition: 'aws-cn' })
        .queues[0]?.url,
    ).toBe('https://sqs.cn-north-1.amazonaws.com.cn/000000000000/work');
  });
});
