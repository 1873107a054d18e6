import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { nameResource } from './name-resource.ts';

/** A key of ours that rotates, and stays when its stack goes: what it encrypted would be lost with it. */
export function rotatingKey(scope: Construct, id: string, description: string): Key {
  const key = new Key(scope, id, {
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
export function storageEncryptionKey(scope: Construct, id: string): Key {
  const key = rotatingKey(scope, id, 'Encrypts what is stored: tables, buckets, the alarm topic');
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
