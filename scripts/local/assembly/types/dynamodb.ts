import { z } from 'zod';
import { arnOf } from '../identity.ts';
import { checked, inert, type ResourceType } from '../resource-type.ts';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const index = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: projection,
  ReadOnDemandThroughputSettings: inert('the local engine takes whatever comes'),
  WriteOnDemandThroughputSettings: inert('the local engine takes whatever comes'),
  WarmThroughput: inert('the local engine takes whatever comes'),
  ContributorInsightsSpecification: inert('no CloudWatch here'),
});

const replica = z.strictObject({
  Region: z.string(),
  DeletionProtectionEnabled: inert('nobody deletes a table here but `--fresh`'),
  PointInTimeRecoverySpecification: inert('the data folder is the only copy here'),
  SSESpecification: inert('tables are encrypted at rest by AWS; the file here is not'),
  ContributorInsightsSpecification: inert('no CloudWatch here'),
  GlobalSecondaryIndexes: inert('per-replica settings of indexes'),
  TableClass: inert('prices only'),
  Tags: inert('tags are for people and bills'),
  ResourcePolicy: z.undefined().optional(),
});

const properties = z.strictObject({
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  BillingMode: checked('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: z.array(index).optional(),
  LocalSecondaryIndexes: z
    .array(z.strictObject({ IndexName: z.string(), KeySchema: keySchema, Projection: projection }))
    .optional(),
  /** More than one would need replication. */
  Replicas: z.array(replica).length(1),
  StreamSpecification: z
    .strictObject({ StreamViewType: z.enum(['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY']) })
    .optional(),
  TimeToLiveSpecification: z
    .strictObject({ AttributeName: z.string().optional(), Enabled: z.boolean() })
    .optional(),
  SSESpecification: inert('tables are encrypted at rest by AWS; the file here is not'),
  WarmThroughput: inert('the local engine takes whatever comes'),
  WriteOnDemandThroughputSettings: inert('the local engine takes whatever comes'),
});

export const globalTable: ResourceType<z.infer<typeof properties>> = {
  properties,
  nameProperty: 'TableName',
  identify: (place, name) => {
    const arn = arnOf(place, 'dynamodb', `table/${name}`);
    return {
      name,
      ref: name,
      arn,
      attributes: { Arn: arn, StreamArn: `${arn}/stream/2026-01-01T00:00:00.000`, TableId: name },
    };
  },
};

export const dynamodbTypes = { 'AWS::DynamoDB::GlobalTable': globalTable };
