import { z } from 'zod';
import { arnOf, madeUpId } from '../identity.ts';
import { inert, type ResourceType } from '../resource-type.ts';

const texts = z.union([z.string(), z.array(z.string())]);

/** As IAM has it, with every intrinsic resolved; the gateway decides by it. */
export const policyDocument = z.strictObject({
  Version: z.exactOptional(z.string()),
  Statement: z.array(
    z.strictObject({
      Sid: z.exactOptional(z.string()),
      Effect: z.enum(['Allow', 'Deny']),
      Action: z.exactOptional(texts),
      NotAction: z.exactOptional(texts),
      Resource: z.exactOptional(texts),
      NotResource: z.exactOptional(texts),
      Principal: z.exactOptional(z.unknown()),
      Condition: z.exactOptional(z.record(z.string(), z.record(z.string(), texts))),
    }),
  ),
});

const roleProperties = z.strictObject({
  RoleName: z.string().optional(),
  AssumeRolePolicyDocument: policyDocument,
  ManagedPolicyArns: z.array(z.string()).default([]),
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument: policyDocument })).default([]),
  Description: inert('for people'),
  MaxSessionDuration: inert('roles are not assumed here: each function has one'),
  Tags: inert('tags are for people and bills'),
  Path: inert('for people'),
  PermissionsBoundary: z.undefined().optional(),
});

export const role: ResourceType<z.infer<typeof roleProperties>> = {
  properties: roleProperties,
  nameProperty: 'RoleName',
  identify: (place, name) => {
    const arn = arnOf(place, 'iam', `role/${name}`, 'global');
    return { name, ref: name, arn, attributes: { Arn: arn, RoleId: madeUpId(place, 20) } };
  },
};

const attachedProperties = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: policyDocument,
  Roles: z.array(z.string()),
});

/** An inline policy put on roles: what `grant…` makes. */
export const policy: ResourceType<z.infer<typeof attachedProperties>> = {
  properties: attachedProperties,
  identify: (place, name) => ({
    name,
    ref: name,
    arn: arnOf(place, 'iam', `policy/${name}`, 'global'),
    attributes: {},
  }),
};

const managedProperties = z.strictObject({
  ManagedPolicyName: z.string().optional(),
  PolicyDocument: policyDocument,
  Roles: z.array(z.string()).default([]),
  Description: inert('for people'),
  Path: inert('for people'),
});

export const managedPolicy: ResourceType<z.infer<typeof managedProperties>> = {
  properties: managedProperties,
  nameProperty: 'ManagedPolicyName',
  identify: (place, name) => {
    const arn = arnOf(place, 'iam', `policy/${name}`, 'global');
    return { name, ref: arn, arn, attributes: { PolicyArn: arn } };
  },
};

export const iamTypes = {
  'AWS::IAM::Role': role,
  'AWS::IAM::Policy': policy,
  'AWS::IAM::ManagedPolicy': managedPolicy,
};
