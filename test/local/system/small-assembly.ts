import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { anAssembly, resource } from '../assembly/an-assembly.ts';

const arn = (logicalId: string): unknown => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const streamArn = { 'Fn::GetAtt': ['Table', 'StreamArn'] };
const ref = (logicalId: string): unknown => ({ Ref: logicalId });

interface Grant {
  readonly actions: readonly string[];
  readonly on: unknown;
}

function lambda(name: string, handler: string, grants: readonly Grant[]): Record<string, unknown> {
  return {
    [`${name}Role`]: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [] },
      Policies: [
        {
          PolicyName: 'grants',
          PolicyDocument: {
            Statement: grants.map(({ actions, on }) => ({ Effect: 'Allow', Action: actions, Resource: on })),
          },
        },
      ],
    }),
    [name]: resource('AWS::Lambda::Function', {
      FunctionName: name,
      Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
      Handler: `flow.${handler}`,
      Runtime: 'nodejs24.x',
      MemorySize: 256,
      Timeout: 20,
      Role: arn(`${name}Role`),
      Environment: { Variables: { TABLE_NAME: ref('Table'), QUEUE_URL: ref('Queue') } },
    }),
  };
}

function route(name: string, key: string): Record<string, unknown> {
  const Target = { 'Fn::Join': ['/', ['integrations', ref('Integration')]] };
  return { [name]: resource('AWS::ApiGatewayV2::Route', { ApiId: ref('Api'), RouteKey: key, Target }) };
}

function site(name: string): Record<string, unknown> {
  const distributionArn = { 'Fn::Sub': `arn:aws:cloudfront::\${AWS::AccountId}:distribution/\${${name}}` };
  const behaviour = { ViewerProtocolPolicy: 'redirect-to-https' };
  return {
    [`${name}Bucket`]: resource('AWS::S3::Bucket', {
      Tags: [{ Key: 'baobei:site', Value: name.toLowerCase() }],
    }),
    [`${name}BucketPolicy`]: resource('AWS::S3::BucketPolicy', {
      Bucket: ref(`${name}Bucket`),
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': distributionArn } },
          },
        ],
      },
    }),
    [name]: resource('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Enabled: true,
        DefaultRootObject: 'index.html',
        Origins: [
          { Id: 'files', DomainName: { 'Fn::GetAtt': [`${name}Bucket`, 'RegionalDomainName'] } },
          { Id: 'api', DomainName: { 'Fn::Sub': '${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}' } },
        ],
        DefaultCacheBehavior: { TargetOriginId: 'files', ...behaviour },
        CacheBehaviors: [
          {
            PathPattern: '/v1/*',
            TargetOriginId: 'api',
            AllowedMethods: ['GET', 'HEAD', 'PUT'],
            ...behaviour,
          },
        ],
      },
    }),
  };
}

/** A system small enough to read: one table, a queue with its dead letters, four functions, an API and two sites. */
const resources = {
  Table: resource('AWS::DynamoDB::GlobalTable', {
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    Replicas: [{ Region: ref('AWS::Region') }],
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  }),
  DeadLetters: resource('AWS::SQS::Queue', { QueueName: 'dead' }),
  Queue: resource('AWS::SQS::Queue', {
    QueueName: 'work',
    VisibilityTimeout: 1,
    RedrivePolicy: { deadLetterTargetArn: arn('DeadLetters'), maxReceiveCount: 1 },
  }),
  ...lambda('Web', 'web', [{ actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], on: arn('Table') }]),
  ...lambda('Stream', 'stream', [
    {
      actions: [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ],
      on: streamArn,
    },
    { actions: ['sqs:SendMessage'], on: arn('Queue') },
  ]),
  ...lambda('Count', 'count', [
    { actions: ['dynamodb:UpdateItem'], on: arn('Table') },
    { actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], on: arn('Queue') },
  ]),
  ...lambda('Round', 'round', [{ actions: ['dynamodb:PutItem'], on: arn('Table') }]),
  StreamMapping: resource('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: streamArn,
    FunctionName: ref('Stream'),
    StartingPosition: 'TRIM_HORIZON',
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    FilterCriteria: {
      Filters: [{ Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["thing"]}}}}' }],
    },
  }),
  QueueMapping: resource('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: arn('Queue'),
    FunctionName: ref('Count'),
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  }),
  Rounds: resource('AWS::Events::Rule', {
    ScheduleExpression: 'cron(0 16 * * ? *)',
    Targets: [{ Id: 'round', Arn: arn('Round') }],
  }),
  RoundPermission: resource('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: ref('Round'),
    Principal: 'events.amazonaws.com',
    SourceArn: arn('Rounds'),
  }),
  Api: resource('AWS::ApiGatewayV2::Api', { Name: 'api', ProtocolType: 'HTTP' }),
  Stage: resource('AWS::ApiGatewayV2::Stage', { ApiId: ref('Api'), StageName: '$default', AutoDeploy: true }),
  Integration: resource('AWS::ApiGatewayV2::Integration', {
    ApiId: ref('Api'),
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: arn('Web'),
    PayloadFormatVersion: '2.0',
  }),
  ...route('PutRoute', 'PUT /v1/things/{id}'),
  ...route('GetRoute', 'GET /v1/things/{id}'),
  WebPermission: resource('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: ref('Web'),
    Principal: 'apigateway.amazonaws.com',
  }),
  ...site('Declare'),
  ...site('Officer'),
};

export function aSmallAssembly(): string {
  const folder = anAssembly({ Small: { Resources: resources } });
  rmSync(join(folder, 'asset.code'), { recursive: true });
  symlinkSync(join(import.meta.dirname, 'functions'), join(folder, 'asset.code'));
  return folder;
}
