import { TemplateError } from '../../errors.ts';
import type { PolicyDocument } from '../../seams/policies.ts';
import type {
  BucketModel,
  IndexModel,
  KeyAttribute,
  KeyModel,
  QueueModel,
  TableModel,
  TopicModel,
} from '../../seams/storage-model.ts';
import type { Resource } from '../resources.ts';
import { globalTable } from '../types/dynamodb.ts';
import { key } from '../types/kms.ts';
import { bucket, bucketPolicy } from '../types/s3.ts';
import { topic } from '../types/sns.ts';
import { queue, queuePolicy } from '../types/sqs.ts';
import { ofType, placed } from './placed.ts';

type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: 'HASH' | 'RANGE' }[];
type AttributeType = (name: string) => KeyAttribute;

export function tableModels(resources: readonly Resource[]): readonly TableModel[] {
  return ofType(resources, globalTable).map(({ resource, properties }) => {
    const attribute: AttributeType = (name) => {
      const found = properties.AttributeDefinitions.find(({ AttributeName }) => AttributeName === name);
      if (!found)
        throw new TemplateError(`${resource.place.path}: the key attribute ${name} has no definition.`);
      return { name, type: found.AttributeType };
    };
    const indexes = (declared: typeof properties.LocalSecondaryIndexes): readonly IndexModel[] =>
      (declared ?? []).map(({ IndexName, KeySchema, Projection }) => ({
        name: IndexName,
        ...keysOf(KeySchema, attribute),
        projection: { type: Projection.ProjectionType, attributes: Projection.NonKeyAttributes ?? [] },
      }));
    const ttl = properties.TimeToLiveSpecification;
    const view = properties.StreamSpecification?.StreamViewType;
    return {
      ...placed(resource),
      name: resource.identity.name,
      ...keysOf(properties.KeySchema, attribute),
      indexes: indexes(properties.GlobalSecondaryIndexes),
      localIndexes: indexes(properties.LocalSecondaryIndexes),
      ...(view === undefined
        ? {}
        : { stream: { arn: resource.identity.attributes['StreamArn'] ?? '', view } }),
      ...(ttl?.Enabled === true && ttl.AttributeName !== undefined
        ? { ttlAttribute: ttl.AttributeName }
        : {}),
    };
  });
}

function keysOf(
  schema: KeySchema,
  attribute: AttributeType,
): { partitionKey: KeyAttribute; sortKey?: KeyAttribute } {
  const partition = schema.find(({ KeyType }) => KeyType === 'HASH');
  const sort = schema.find(({ KeyType }) => KeyType === 'RANGE');
  return {
    partitionKey: attribute(partition?.AttributeName ?? ''),
    ...(sort ? { sortKey: attribute(sort.AttributeName) } : {}),
  };
}

export function queueModels(resources: readonly Resource[]): readonly QueueModel[] {
  const policies = ofType(resources, queuePolicy);
  return ofType(resources, queue).map(({ resource, properties }) => ({
    ...placed(resource),
    name: resource.identity.name,
    url: resource.identity.ref,
    fifo: properties.FifoQueue,
    visibilitySeconds: properties.VisibilityTimeout,
    retentionSeconds: properties.MessageRetentionPeriod,
    delaySeconds: properties.DelaySeconds,
    ...(properties.RedrivePolicy
      ? {
          redrive: {
            deadLetterArn: properties.RedrivePolicy.deadLetterTargetArn,
            maxReceiveCount: properties.RedrivePolicy.maxReceiveCount,
          },
        }
      : {}),
    policies: policies
      .filter((one) => one.properties.Queues.includes(resource.identity.ref))
      .map((one) => one.properties.PolicyDocument),
  }));
}

export function bucketModels(resources: readonly Resource[]): readonly BucketModel[] {
  const policies = ofType(resources, bucketPolicy);
  return ofType(resources, bucket).map(({ resource, properties }) => {
    const site = properties.Tags.find(({ Key }) => Key === 'baobei:site')?.Value;
    return {
      ...placed(resource),
      name: resource.identity.name,
      objectLock: properties.ObjectLockEnabled,
      versioned: properties.VersioningConfiguration?.Status === 'Enabled',
      expirations: (properties.LifecycleConfiguration?.Rules ?? []).flatMap(
        ({ Status, Prefix, ExpirationInDays }) =>
          Status === 'Enabled' && ExpirationInDays !== undefined
            ? [{ prefix: Prefix ?? '', days: ExpirationInDays }]
            : [],
      ),
      notifications: (properties.NotificationConfiguration?.LambdaConfigurations ?? []).map(
        ({ Event, Function, Filter }) => ({
          event: Event,
          functionArn: Function,
          prefix: Filter?.S3Key.Rules.find(({ Name }) => Name === 'prefix')?.Value ?? '',
          suffix: Filter?.S3Key.Rules.find(({ Name }) => Name === 'suffix')?.Value ?? '',
        }),
      ),
      cors: (properties.CorsConfiguration?.CorsRules ?? []).map((rule) => ({
        origins: rule.AllowedOrigins,
        methods: rule.AllowedMethods,
        headers: rule.AllowedHeaders.map((name) => name.toLowerCase()),
        exposed: rule.ExposedHeaders,
        ...(rule.MaxAge === undefined ? {} : { maxAgeSeconds: rule.MaxAge }),
      })),
      policies: policies
        .filter((one) => one.properties.Bucket === resource.identity.ref)
        .map((one): PolicyDocument => one.properties.PolicyDocument),
      ...(site === undefined ? {} : { site }),
    };
  });
}

export function keyModels(resources: readonly Resource[]): readonly KeyModel[] {
  return ofType(resources, key).map(({ resource, properties }) => ({
    ...placed(resource),
    keyId: resource.identity.ref,
    policy: properties.KeyPolicy,
  }));
}

export function topicModels(resources: readonly Resource[]): readonly TopicModel[] {
  return ofType(resources, topic).map(({ resource }) => ({
    ...placed(resource),
    name: resource.identity.name,
  }));
}
