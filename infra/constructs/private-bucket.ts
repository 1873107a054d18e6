import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, type BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { nameResource } from './name-resource.ts';

/** Nobody outside, nothing unencrypted on the way, no access lists, and it stays when the stack goes. */
export function privateBucket(
  scope: Construct,
  id: string,
  settings: Omit<BucketProps, 'blockPublicAccess' | 'enforceSSL' | 'objectOwnership' | 'removalPolicy'>,
): Bucket {
  const bucket = new Bucket(scope, id, {
    ...settings,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions::AwsSolutions-S1',
    reason:
      'Server access logs keep the address of every requester; who reads or writes is seen in CloudTrail, ' +
      'and site files are public.',
  });
  return nameResource(bucket, id);
}
