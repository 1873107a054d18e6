import { z } from 'zod';
import { arnOf, madeUpId, named } from '../identity.ts';
import { checked, inert, type ResourceType } from '../resource-type.ts';

const functionProperties = z.strictObject({
  FunctionName: z.string().optional(),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Handler: z.string(),
  Runtime: checked('nodejs24.x'),
  Role: z.string(),
  PackageType: checked('Zip').optional(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }).optional(),
  LoggingConfig: z
    .strictObject({
      LogGroup: z.string().optional(),
      LogFormat: inert('lines go to the log file as the function writes them'),
      ApplicationLogLevel: inert('lines go to the log file as the function writes them'),
      SystemLogLevel: inert('lines go to the log file as the function writes them'),
    })
    .optional(),
  ReservedConcurrentExecutions: z.number().optional(),
  Architectures: inert('the function runs on the processor that is here'),
  Description: inert('for people'),
  EphemeralStorage: inert('the folder for temporary files is as large as the disk'),
  KmsKeyArn: inert('the environment is not encrypted here'),
  TracingConfig: inert('no X-Ray here'),
  DeadLetterConfig: z.undefined().optional(),
  Layers: z.undefined().optional(),
  VpcConfig: z.undefined().optional(),
  Tags: inert('tags are for people and bills'),
  RecursiveLoop: inert('loops are seen by whoever starts them here'),
});

export const lambdaFunction: ResourceType<z.infer<typeof functionProperties>> = {
  properties: functionProperties,
  nameProperty: 'FunctionName',
  identify: named('lambda', 'function:'),
};

const permissionProperties = z.strictObject({
  Action: checked('lambda:InvokeFunction'),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: inert('there is one account here'),
});

export const permission: ResourceType<z.infer<typeof permissionProperties>> = {
  properties: permissionProperties,
  identify: (_place, name) => ({ name, ref: name, arn: '', attributes: {} }),
};

const mappingProperties = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.number().optional(),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().default(-1),
  MaximumRecordAgeInSeconds: z.number().default(-1),
  ParallelizationFactor: z.number().default(1),
  TumblingWindowInSeconds: z.number().optional(),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.number() }).optional(),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) }).optional(),
  KmsKeyArn: inert('filter patterns are not encrypted here'),
  MetricsConfig: inert('no CloudWatch here'),
  Tags: inert('tags are for people and bills'),
});

export const eventSourceMapping: ResourceType<z.infer<typeof mappingProperties>> = {
  properties: mappingProperties,
  identify: (place, name) => {
    const id = madeUpId(place, 32);
    return {
      name,
      ref: id,
      arn: arnOf(place, 'lambda', `event-source-mapping:${id}`),
      attributes: { Id: id },
    };
  },
};

const asyncProperties = z.strictObject({
  FunctionName: z.string(),
  Qualifier: checked('$LATEST'),
  MaximumRetryAttempts: z.number().default(2),
  MaximumEventAgeInSeconds: z.number().default(21_600),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) }).optional(),
});

export const eventInvokeConfig: ResourceType<z.infer<typeof asyncProperties>> = {
  properties: asyncProperties,
  identify: (_place, name) => ({ name, ref: name, arn: '', attributes: {} }),
};

export const lambdaTypes = {
  'AWS::Lambda::EventInvokeConfig': eventInvokeConfig,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::Permission': permission,
  'AWS::Lambda::EventSourceMapping': eventSourceMapping,
};
