import { TemplateError } from '../../errors.ts';
import type { PolicyDocument, RoleModel } from '../../seams/policies.ts';
import type { Resource } from '../resources.ts';
import { managedPolicy, policy, role } from '../types/iam.ts';
import { ofType, placed } from './placed.ts';

/** The managed policies of AWS that a role may have here, by the end of their ARN. */
const awsManaged: Readonly<Record<string, PolicyDocument>> = {
  'service-role/AWSLambdaBasicExecutionRole': {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: '*',
      },
    ],
  },
};

/** Every role with all its identity policies. */
export function roleModels(resources: readonly Resource[]): readonly RoleModel[] {
  const attached = ofType(resources, policy);
  const managed = ofType(resources, managedPolicy);
  return ofType(resources, role).map(({ resource, properties }) => {
    const { name } = resource.identity;
    return {
      ...placed(resource),
      name,
      policies: [
        ...properties.Policies.map(({ PolicyDocument }) => PolicyDocument),
        ...attached
          .filter((one) => one.properties.Roles.includes(name))
          .map((one) => one.properties.PolicyDocument),
        ...managed
          .filter(
            (one) =>
              one.properties.Roles.includes(name) &&
              !properties.ManagedPolicyArns.includes(one.resource.identity.arn),
          )
          .map((one) => one.properties.PolicyDocument),
        ...properties.ManagedPolicyArns.map(
          (arn) =>
            managed.find((one) => one.resource.identity.arn === arn)?.properties.PolicyDocument ??
            knownManaged(arn, resource.place.path),
        ),
      ],
    };
  });
}

function knownManaged(arn: string, where: string): PolicyDocument {
  const found = awsManaged[arn.split(':iam::aws:policy/')[1] ?? ''];
  if (!found)
    throw new TemplateError(`${where}: the managed policy ${arn} is not known to the local runner.`);
  return found;
}
