import { type App, Aws, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  openIndex,
  partitionKey,
  phoneIndex,
  sortKey,
  timeToLive,
} from '../../functions/shared/table/shape.ts';
import { encryptTable } from '../constructs/encrypt-table.ts';
import { nameResource } from '../constructs/name-resource.ts';
import { privateBucket } from '../constructs/private-bucket.ts';
import type { Deployment } from '../deployment.ts';
import { newStack } from './new-stack.ts';

/** What outlives every other stack. */
export interface Data {
  stack: Stack;
  table: TableV2;
  keyTable: TableV2;
  fieldKey: Key;
  setAsideBucket: Bucket;
  auditBucket: Bucket;
  alarmTopic: Topic;
}

/** Poison records are looked at within days; what they hold of persons becomes unreadable with its data key. */
const setAsideDays = 30;
/** Roots of the audit chains hold no personal data, so they may stay longer than what they prove. */
const auditDays = { demonstration: 1, production: 366 };

export function dataStack(app: App, deployment: Deployment): Data {
  const stack = newStack(app, deployment, { name: 'Data', description: 'Baobei: what must not be lost' });
  const storageKey = makeStorageKey(stack);
  return {
    stack,
    table: makeTable(stack, storageKey),
    keyTable: makeKeyTable(stack, storageKey),
    fieldKey: makeKey(stack, 'FieldKey', 'Wraps the data keys of personal fields'),
    setAsideBucket: privateBucket(stack, 'SetAsideBucket', {
      ...encryptedBy(storageKey),
      lifecycleRules: [{ expiration: Duration.days(setAsideDays) }],
    }),
    auditBucket: makeAuditBucket(stack, storageKey, deployment),
    alarmTopic: nameResource(
      new Topic(stack, 'AlarmTopic', { masterKey: storageKey, enforceSSL: true }),
      'AlarmTopic',
    ),
  };
}

function makeKey(stack: Stack, id: string, description: string): Key {
  const key = new Key(stack, id, {
    description,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  return nameResource(key, id);
}

/**
 * Encrypts tables, buckets and the alarm topic. Whoever of this account may use the table or a bucket uses the
 * key through it, and not directly, so that functions need no grant on it. Personal fields have another key.
 */
function makeStorageKey(stack: Stack): Key {
  const key = makeKey(stack, 'StorageKey', 'Encrypts what is stored: tables, buckets, the alarm topic');
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new AnyPrincipal()],
      actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'kms:CallerAccount': Aws.ACCOUNT_ID },
        // The star stands for the ".cn" that the names of services end in within China.
        StringLike: {
          'kms:ViaService': ['dynamodb', 's3'].map((service) => `${service}.${Aws.REGION}.amazonaws.com*`),
        },
      },
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
    }),
  );
  return key;
}

const kept = { billing: Billing.onDemand(), deletionProtection: true, removalPolicy: RemovalPolicy.RETAIN };

function makeTable(stack: Stack, storageKey: Key): TableV2 {
  const table = new TableV2(stack, 'Table', {
    ...kept,
    partitionKey: text(partitionKey),
    sortKey: text(sortKey),
    globalSecondaryIndexes: [
      {
        indexName: openIndex.name,
        partitionKey: text(openIndex.partitionKey),
        sortKey: text(openIndex.sortKey),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: [...openIndex.projected],
      },
      {
        indexName: phoneIndex.name,
        partitionKey: text(phoneIndex.partitionKey),
        sortKey: text(phoneIndex.sortKey),
        projectionType: ProjectionType.KEYS_ONLY,
      },
    ],
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
    timeToLiveAttribute: timeToLive,
  });
  return nameResource(encryptTable(table, storageKey), 'Table');
}

/**
 * The wrapped data keys, one a retention day. Destroying a row makes every copy of that day's persons unreadable,
 * so this table alone has no backup and no stream: a restored key would undo a deletion (`design.md` §3).
 */
function makeKeyTable(stack: Stack, storageKey: Key): TableV2 {
  const table = new TableV2(stack, 'KeyTable', { ...kept, partitionKey: text(partitionKey) });
  return nameResource(encryptTable(table, storageKey), 'KeyTable');
}

/** In production not even the account's owner can shorten the lock; a demonstration must be able to end. */
function makeAuditBucket(stack: Stack, storageKey: Key, { stage }: Deployment): Bucket {
  const days = Duration.days(auditDays[stage]);
  return privateBucket(stack, 'AuditBucket', {
    ...encryptedBy(storageKey),
    versioned: true,
    objectLockEnabled: true,
    objectLockDefaultRetention:
      stage === 'production' ? ObjectLockRetention.compliance(days) : ObjectLockRetention.governance(days),
  });
}

function encryptedBy(encryptionKey: Key): {
  encryption: BucketEncryption;
  encryptionKey: Key;
  bucketKeyEnabled: true;
} {
  return { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true };
}

function text(name: string): { name: string; type: AttributeType } {
  return { name, type: AttributeType.STRING };
}
