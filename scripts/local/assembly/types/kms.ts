import { z } from 'zod';
import { arnOf, madeUpId } from '../identity.ts';
import { checked, inert, inertType, type ResourceType } from '../resource-type.ts';
import { policyDocument } from './iam.ts';

const properties = z.strictObject({
  KeyPolicy: policyDocument,
  Enabled: checked(true).optional(),
  KeySpec: checked('SYMMETRIC_DEFAULT').optional(),
  KeyUsage: checked('ENCRYPT_DECRYPT').optional(),
  MultiRegion: checked(false).optional(),
  EnableKeyRotation: inert('the kept test key is not rotated'),
  RotationPeriodInDays: inert('the kept test key is not rotated'),
  PendingWindowInDays: inert('nobody deletes the kept test key'),
  Description: inert('for people'),
  Tags: inert('tags are for people and bills'),
});

export const key: ResourceType<z.infer<typeof properties>> = {
  properties,
  identify: (place) => {
    const hex = madeUpId(place, 32);
    const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    const arn = arnOf(place, 'kms', `key/${id}`);
    return { name: id, ref: id, arn, attributes: { Arn: arn, KeyId: id } };
  },
};

export const kmsTypes = {
  'AWS::KMS::Key': key,
  'AWS::KMS::Alias': inertType('functions know the key by its ARN'),
};
