import { describe, expect, it } from 'vitest';
import { phoneIndex, placeIndex, timeToLive } from '../../functions/shared/table/shape.ts';
import { synthesize } from './assembly.ts';
import { listOf, type Statement } from './wildcards.ts';

const assembly = synthesize();
const tables = assembly.all('AWS::DynamoDB::GlobalTable');
const buckets = assembly.all('AWS::S3::Bucket');
const keys = assembly.all('AWS::KMS::Key');

describe('what is stored', () => {
  it.each([...tables, ...buckets, ...keys].map((resource) => [resource.id, resource]))(
    'stays when its stack goes: %s',
    (_id, { DeletionPolicy, UpdateReplacePolicy }) => {
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    },
  );

  it.each(keys.map((key) => [key.id, key]))('is encrypted by a key that rotates: %s', (_id, key) => {
    expect(key.Properties).toMatchObject({ EnableKeyRotation: true });
  });

  it('keeps the key of personal fields apart from the key of the disks', () => {
    expect(keys.map(({ id }) => id).sort()).toEqual(['FieldKey', 'StorageKey']);
    const users = assembly.text(assembly.one('FieldKey').Properties['KeyPolicy']);
    expect(users).not.toContain('kms:ViaService');
  });

  it('opens no key to other accounts', () => {
    for (const key of keys) {
      const { Statement: statements } = key.Properties['KeyPolicy'] as { Statement: Statement[] };
      for (const { Principal, Condition } of statements.filter((one) => isAnybody(one.Principal))) {
        expect(Principal).toEqual({ AWS: '*' });
        expect(Condition?.['StringEquals']?.['kms:CallerAccount']).toEqual({ Ref: 'AWS::AccountId' });
        expect(Condition?.['StringLike']).toHaveProperty('kms:ViaService');
      }
    }
  });
});

describe('the tables', () => {
  it.each(tables.map((table) => [table.id, table]))(
    'are encrypted by our key, protected from deletion and paid by request: %s',
    (_id, { Properties }) => {
      expect(Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        Replicas: [
          {
            DeletionProtectionEnabled: true,
            SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': ['StorageKey', 'Arn'] } },
          },
        ],
      });
    },
  );

  it('can be restored to any second, streams both images, and reclaims what is due', () => {
    expect(assembly.one('Table').Properties).toMatchObject({
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: timeToLive, Enabled: true },
    });
  });

  it('have no copy of a data key that would outlive its destruction', () => {
    const { Properties } = assembly.one('KeyTable');
    expect(Properties).not.toHaveProperty('StreamSpecification');
    expect(JSON.stringify(Properties)).not.toContain('PointInTimeRecovery');
  });

  it('ring when a data key is destroyed', () => {
    expect(assembly.one('KeyTableDeletesAlarm').Properties).toMatchObject({
      MetricName: 'SuccessfulRequestLatency',
      Dimensions: [
        { Name: 'Operation', Value: 'DeleteItem' },
        { Name: 'TableName', Value: { Ref: 'KeyTable' } },
      ],
      Statistic: 'SampleCount',
      Threshold: 1,
    });
  });

  it('index the declarations of places with what a row shows, and phones by keys alone', () => {
    expect(assembly.one('Table').Properties['GlobalSecondaryIndexes']).toEqual([
      index(placeIndex, { ProjectionType: 'INCLUDE', NonKeyAttributes: placeIndex.projected }),
      index(phoneIndex, { ProjectionType: 'KEYS_ONLY' }),
    ]);
  });
});

describe('the buckets', () => {
  it.each(buckets.map((bucket) => [bucket.id, bucket]))(
    'are private and encrypted: %s',
    (id, { Properties }) => {
      expect(Properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      });
      const siteFiles = id.endsWith('SiteBucket');
      expect(JSON.stringify(Properties['BucketEncryption'])).toContain(siteFiles ? 'AES256' : 'StorageKey');
    },
  );

  it.each(buckets.map(({ id }) => [id]))('answer over TLS only: %s', (id) => {
    const policies = assembly.all('AWS::S3::BucketPolicy');
    const own = policies.filter(({ Properties }) => assembly.text(Properties['Bucket']) === `\${${id}}`);
    expect(own.flatMap(({ Properties }) => statementsOf(Properties))).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });

  it('forget exports after a day, and what of one was never finished', () => {
    expect(assembly.one('ExportBucket').Properties).toMatchObject({
      LifecycleConfiguration: {
        Rules: [{ ExpirationInDays: 1, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }],
      },
    });
  });

  it('forget poison after a month', () => {
    expect(assembly.one('SetAsideBucket').Properties).toMatchObject({
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 30, Status: 'Enabled' }] },
    });
  });

  it.each(['AuditBucket', 'ReportBucket'])(
    'lock what must not change, for a day in a demonstration, in production so that nobody can lift it: %s',
    (bucket) => {
      const lock = (locked: typeof assembly) => locked.one(bucket).Properties['ObjectLockConfiguration'];
      expect(lock(assembly)).toMatchObject({ Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } } });
      const production = synthesize({ stage: 'production', region: 'cn-north-1' });
      expect(lock(production)).toMatchObject({
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 366 } },
      });
    },
  );
});

function index(
  { name, partitionKey, sortKey }: { name: string; partitionKey: string; sortKey: string },
  projection: object,
): object {
  return {
    IndexName: name,
    KeySchema: [
      { AttributeName: partitionKey, KeyType: 'HASH' },
      { AttributeName: sortKey, KeyType: 'RANGE' },
    ],
    Projection: projection,
  };
}

function isAnybody(principal: unknown): boolean {
  return JSON.stringify(principal).includes('"*"');
}

function statementsOf(properties: Record<string, unknown>): unknown[] {
  return listOf((properties['PolicyDocument'] as { Statement: unknown }).Statement);
}
