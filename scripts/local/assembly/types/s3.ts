import { z } from 'zod';
import { inert, type ResourceType } from '../resource-type.ts';
import { policyDocument } from './iam.ts';

const atRest = 'buckets are encrypted at rest by AWS; the files here are not';

const lifecycleRule = z.strictObject({
  Id: z.string().optional(),
  Status: z.enum(['Enabled', 'Disabled']),
  Prefix: z.string().optional(),
  ExpirationInDays: z.number().optional(),
  NoncurrentVersionExpiration: inert('the local store keeps one version'),
  NoncurrentVersionExpirationInDays: inert('the local store keeps one version'),
  AbortIncompleteMultipartUpload: inert('parts left behind cost nothing here'),
  ExpiredObjectDeleteMarker: inert('the local store keeps one version'),
  Transitions: inert('prices only'),
});

const lambdaNotification = z.strictObject({
  Event: z.string().startsWith('s3:ObjectCreated:'),
  Function: z.string(),
  Filter: z
    .strictObject({
      S3Key: z.strictObject({
        Rules: z.array(z.strictObject({ Name: z.enum(['prefix', 'suffix']), Value: z.string() })),
      }),
    })
    .optional(),
});

const corsRule = z.strictObject({
  Id: z.string().optional(),
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.enum(['GET', 'PUT', 'HEAD', 'POST', 'DELETE'])),
  AllowedHeaders: z.array(z.string()).default([]),
  ExposedHeaders: z.array(z.string()).default([]),
  MaxAge: z.number().optional(),
});

const bucketProperties = z.strictObject({
  BucketName: z.string().optional(),
  LifecycleConfiguration: z.strictObject({ Rules: z.array(lifecycleRule) }).optional(),
  NotificationConfiguration: z
    .strictObject({ LambdaConfigurations: z.array(lambdaNotification).default([]) })
    .optional(),
  CorsConfiguration: z.strictObject({ CorsRules: z.array(corsRule) }).optional(),
  ObjectLockEnabled: z.boolean().default(false),
  ObjectLockConfiguration: z
    .strictObject({
      ObjectLockEnabled: z.literal('Enabled'),
      Rule: z
        .strictObject({
          DefaultRetention: z.strictObject({
            Mode: z.enum(['GOVERNANCE', 'COMPLIANCE']),
            Days: z.number().optional(),
            Years: z.number().optional(),
          }),
        })
        .optional(),
    })
    .optional(),
  VersioningConfiguration: z.strictObject({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]),
  BucketEncryption: inert(atRest),
  PublicAccessBlockConfiguration: inert('only this machine reaches the local store'),
  OwnershipControls: inert('there is one account here'),
  AccessControl: inert('there is one account here'),
  LoggingConfiguration: inert('server access logs of S3 are not written here'),
});

export const bucket: ResourceType<z.infer<typeof bucketProperties>> = {
  properties: bucketProperties,
  nameProperty: 'BucketName',
  identify: (place, declaredName) => {
    const name = declaredName.toLowerCase();
    const arn = `arn:${place.partition}:s3:::${name}`;
    return {
      name,
      ref: name,
      arn,
      attributes: {
        Arn: arn,
        DomainName: `${name}.s3.${place.urlSuffix}`,
        RegionalDomainName: `${name}.s3.${place.region}.${place.urlSuffix}`,
      },
    };
  },
};

const policyProperties = z.strictObject({ Bucket: z.string(), PolicyDocument: policyDocument });

export const bucketPolicy: ResourceType<z.infer<typeof policyProperties>> = {
  properties: policyProperties,
  identify: (_place, name) => ({ name, ref: name, arn: '', attributes: {} }),
};

export const s3Types = { 'AWS::S3::Bucket': bucket, 'AWS::S3::BucketPolicy': bucketPolicy };
