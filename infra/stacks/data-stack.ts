import { type App, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { type Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  partitionKey,
  phoneIndex,
  placeIndex,
  sortKey,
  timeToLive,
} from '../../functions/shared/table/shape.ts';
import { type Alarms, alarm } from '../constructs/alarm.ts';
import { encryptTable } from '../constructs/encrypt-table.ts';
import { rotatingKey, storageEncryptionKey } from '../constructs/encryption-keys.ts';
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
  /** Encrypts what is stored. */
  storageKey: Key;
  setAsideBucket: Bucket;
  auditBucket: Bucket;
  /** Lists as files, each for a day. */
  exportBucket: Bucket;
  /** Files of closed daily reports, which nobody can change. */
  reportBucket: Bucket;
  /** Where the alarms of all stacks ring. */
  alarms: Alarms;
}

/** Poison records are looked at within days; what they hold of persons becomes unreadable with its data key. */
const setAsideDays = 30;
/** What stands in a file of exports outlives its case by a day at most (requirements K1). */
const exportLife = Duration.days(1);
/**
 * Roots of the audit chains, and files of the daily reports, hold no personal data, so they may stay longer than what they prove. They are
 * locked for so long (invariant 5).
 */
const lockedDays = { demonstration: 1, production: 366 };

export function dataStack(app: App, deployment: Deployment): Data {
  const stack = newStack(app, deployment, { name: 'Data', description: 'Baobei: what must not be lost' });
  const storageKey = storageEncryptionKey(stack, 'StorageKey');
  const alarms = makeAlarms(stack, storageKey);
  return {
    stack,
    alarms,
    storageKey,
    table: makeTable(stack, storageKey),
    keyTable: makeKeyTable(stack, storageKey, alarms),
    fieldKey: rotatingKey(stack, 'FieldKey', 'Wraps the data keys of personal fields'),
    setAsideBucket: privateBucket(stack, 'SetAsideBucket', {
      ...encryptedBy(storageKey),
      lifecycleRules: [{ expiration: Duration.days(setAsideDays) }],
    }),
    exportBucket: privateBucket(stack, 'ExportBucket', {
      ...encryptedBy(storageKey),
      lifecycleRules: [{ expiration: exportLife, abortIncompleteMultipartUploadAfter: exportLife }],
    }),
    auditBucket: makeLockedBucket(stack, 'AuditBucket', storageKey, deployment),
    reportBucket: makeLockedBucket(stack, 'ReportBucket', storageKey, deployment),
  };
}

/** The topic lives here because every other stack rings through it. */
function makeAlarms(stack: Stack, storageKey: Key): Alarms {
  const topic = new Topic(stack, 'AlarmTopic', { masterKey: storageKey, enforceSSL: true });
  return { topic: nameResource(topic, 'AlarmTopic'), declared: [] };
}

const kept = { billing: Billing.onDemand(), deletionProtection: true, removalPolicy: RemovalPolicy.RETAIN };

function makeTable(stack: Stack, storageKey: Key): TableV2 {
  const table = new TableV2(stack, 'Table', {
    ...kept,
    partitionKey: text(partitionKey),
    sortKey: text(sortKey),
    globalSecondaryIndexes: [
      {
        indexName: placeIndex.name,
        partitionKey: text(placeIndex.partitionKey),
        sortKey: text(placeIndex.sortKey),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: [...placeIndex.projected],
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
function makeKeyTable(stack: Stack, storageKey: Key, alarms: Alarms): TableV2 {
  const table = new TableV2(stack, 'KeyTable', { ...kept, partitionKey: text(partitionKey) });
  nameResource(encryptTable(table, storageKey), 'KeyTable');
  alarm(stack, 'KeyTableDeletesAlarm', alarms, {
    // Every call has one latency sample: their number is the number of calls.
    metric: table.metric('SuccessfulRequestLatency', {
      dimensionsMap: { TableName: table.tableName, Operation: 'DeleteItem' },
      period: Duration.minutes(1),
      statistic: 'SampleCount',
    }),
    threshold: 1,
    impact:
      'A data key was destroyed: receipts and cases of a whole day can be opened no more, by citizens or officers.',
  });
  return table;
}

/** In production not even the account's owner can shorten the lock; a demonstration must be able to end. */
function makeLockedBucket(stack: Stack, id: string, storageKey: Key, { stage }: Deployment): Bucket {
  const days = Duration.days(lockedDays[stage]);
  return privateBucket(stack, id, {
    ...encryptedBy(storageKey),
    versioned: true,
    objectLockEnabled: true,
    objectLockDefaultRetention:
      stage === 'production' ? ObjectLockRetention.compliance(days) : ObjectLockRetention.governance(days),
  });
}

export function encryptedBy(encryptionKey: Key): {
  encryption: BucketEncryption;
  encryptionKey: Key;
  bucketKeyEnabled: true;
} {
  return { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true };
}

function text(name: string): { name: string; type: AttributeType } {
  return { name, type: AttributeType.STRING };
}
