import { describe, expect, it } from 'vitest';
import { functionResources, modelOf, resource } from './an-assembly.ts';

const getArn = (logicalId: string): unknown => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const allow = (Action: string, Resource: unknown): unknown => ({ Effect: 'Allow', Action, Resource });

describe('a function', () => {
  it('has its code, settings and AWS’s defaults', () => {
    const [found] = modelOf(
      functionResources({ MemorySize: 512, Environment: { Variables: { A: '1' } } }),
    ).functions;
    expect(found).toMatchObject({
      name: 'Test-Function',
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:Test-Function',
      handler: 'index.handler',
      timeoutSeconds: 3,
      memoryMb: 512,
      environment: { A: '1' },
      logGroup: '/aws/lambda/Test-Function',
      whenAsync: { maximumRetryAttempts: 2, maximumAgeSeconds: 21_600 },
    });
    expect(found?.codeFolder).toMatch(/asset\.code$/);
  });

  it('has every policy of its role: inline, attached, managed', () => {
    const [found] = modelOf({
      ...functionResources(),
      Role: resource('AWS::IAM::Role', {
        AssumeRolePolicyDocument: { Statement: [] },
        Policies: [{ PolicyName: 'inline', PolicyDocument: { Statement: [allow('sqs:SendMessage', '*')] } }],
        ManagedPolicyArns: [
          { Ref: 'Managed' },
          {
            'Fn::Join': [
              '',
              [
                'arn:',
                { Ref: 'AWS::Partition' },
                ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
              ],
            ],
          },
        ],
      }),
      Managed: resource('AWS::IAM::ManagedPolicy', {
        PolicyDocument: { Statement: [allow('s3:GetObject', '*')] },
      }),
      Attached: resource('AWS::IAM::Policy', {
        PolicyName: 'attached',
        PolicyDocument: { Statement: [allow('dynamodb:GetItem', getArn('Table'))] },
        Roles: [{ Ref: 'Role' }],
      }),
      Table: resource('AWS::DynamoDB::GlobalTable', {
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
        Replicas: [{ Region: { Ref: 'AWS::Region' } }],
      }),
    }).functions;
    const actions = found?.role.policies.flatMap(({ Statement }) =>
      Statement.flatMap(({ Action }) => Action),
    );
    expect(actions).toEqual([
      'sqs:SendMessage',
      'dynamodb:GetItem',
      's3:GetObject',
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
    expect(found?.role.policies[1]?.Statement[0]?.Resource).toBe(
      'arn:aws:dynamodb:us-east-1:000000000000:table/Test-Table',
    );
  });

  it('may not have a managed policy that the runner does not know', () => {
    const Role = resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [] },
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    });
    expect(() => modelOf({ ...functionResources(), Role })).toThrow(/AdministratorAccess is not known/);
  });

  it('must have its code in the assembly', () => {
    expect(() => modelOf(functionResources({ Code: { S3Bucket: 'assets', S3Key: 'other.zip' } }))).toThrow(
      /its code \(other.zip\) is not in the cloud assembly/,
    );
  });
});

describe('a table', () => {
  it('has keys, indexes, stream and time to live', () => {
    const [table] = modelOf({
      Table: resource('AWS::DynamoDB::GlobalTable', {
        TableName: 'declarations',
        AttributeDefinitions: ['pk', 'sk', 'op'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        GlobalSecondaryIndexes: [
          {
            IndexName: 'open',
            KeySchema: [{ AttributeName: 'op', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['w'] },
          },
        ],
        Replicas: [{ Region: { Ref: 'AWS::Region' } }],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      }),
    }).tables;
    expect(table).toMatchObject({
      name: 'declarations',
      partitionKey: { name: 'pk', type: 'S' },
      sortKey: { name: 'sk', type: 'S' },
      indexes: [
        {
          name: 'open',
          partitionKey: { name: 'op', type: 'S' },
          projection: { type: 'INCLUDE', attributes: ['w'] },
        },
      ],
      stream: {
        view: 'NEW_AND_OLD_IMAGES',
        arn: expect.stringContaining(':table/declarations/stream/') as unknown,
      },
      ttlAttribute: 'ttl',
    });
  });
});

describe('a schedule', () => {
  const rule = resource('AWS::Events::Rule', {
    ScheduleExpression: 'cron(5 16 * * ? *)',
    Targets: [{ Id: 'a', Arn: getArn('Function') }],
  });

  it('keeps its expression and target, with AWS’s retries', () => {
    const permission = resource('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: getArn('Function'),
      Principal: 'events.amazonaws.com',
      SourceArn: getArn('Rule'),
    });
    const [found] = modelOf({ ...functionResources(), Rule: rule, Permission: permission }).rules;
    expect(found).toMatchObject({
      schedule: 'cron(5 16 * * ? *)',
      enabled: true,
      targets: [{ id: 'a', retry: { maximumAttempts: 185, maximumAgeSeconds: 86_400 } }],
    });
  });

  it('needs the function’s permission, without which AWS drops every event', () => {
    expect(() => modelOf({ ...functionResources(), Rule: rule })).toThrow(
      /does not permit events.amazonaws.com to invoke it/,
    );
  });
});

describe('an API', () => {
  const api = {
    Api: resource('AWS::ApiGatewayV2::Api', { Name: 'api', ProtocolType: 'HTTP' }),
    Stage: resource('AWS::ApiGatewayV2::Stage', {
      ApiId: { Ref: 'Api' },
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
    }),
    Integration: resource('AWS::ApiGatewayV2::Integration', {
      ApiId: { Ref: 'Api' },
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: getArn('Function'),
      PayloadFormatVersion: '2.0',
    }),
    Authorizer: resource('AWS::ApiGatewayV2::Authorizer', {
      ApiId: { Ref: 'Api' },
      Name: 'jwt',
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Audience: ['staff'], Issuer: 'https://issuer.example' },
    }),
    Route: resource('AWS::ApiGatewayV2::Route', {
      ApiId: { Ref: 'Api' },
      RouteKey: 'GET /v1/things/{id}',
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
      AuthorizationType: 'JWT',
      AuthorizerId: { Ref: 'Authorizer' },
    }),
  };
  const permission = (path: string): unknown =>
    resource('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: getArn('Function'),
      Principal: 'apigateway.amazonaws.com',
      SourceArn: {
        'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}${path}`,
      },
    });

  it('has its routes with function and authorizer, and its rate', () => {
    const [found] = modelOf({
      ...functionResources(),
      ...api,
      Permission: permission('/*/*/v1/things/*'),
    }).apis;
    expect(found).toMatchObject({
      throttle: { ratePerSecond: 10, burst: 20 },
      integrationTimeoutMs: 30_000,
      routes: [
        {
          key: 'GET /v1/things/{id}',
          functionName: 'Test-Function',
          authorizer: { issuer: 'https://issuer.example', audience: ['staff'] },
          scopes: [],
        },
      ],
    });
  });

  it('needs the function’s permission for the route, without which AWS answers 500', () => {
    expect(() =>
      modelOf({ ...functionResources(), ...api, Permission: permission('/*/*/v1/others') }),
    ).toThrow(/does not permit apigateway.amazonaws.com to invoke it for GET \/v1\/things\/\{id\}/);
  });
});
