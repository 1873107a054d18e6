import { TemplateError } from '../errors.ts';
import type { Identity, Place } from './identity.ts';
import { holds, noValue, resolve, type Scope } from './intrinsics.ts';
import type { Stack } from './read-stacks.ts';
import type { ResourceType } from './resource-type.ts';
import { complaint, type TemplateResource } from './template.ts';
import { knownTypes } from './types/known-types.ts';

/** A resource with its names given and its properties resolved. */
export interface Resource {
  readonly type: string;
  readonly place: Place;
  readonly identity: Identity;
  readonly properties: unknown;
  readonly assetFolders: ReadonlyMap<string, string>;
}

/** What the template is deployed to, and the values of its parameters. */
export interface Deployment {
  readonly partition: 'aws' | 'aws-cn';
  readonly urlSuffix: string;
  readonly region: string;
  readonly account: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Resolves every resource of every stack whose condition holds. Unknown types stop the start. */
export function resolveResources(stacks: readonly Stack[], deployment: Deployment): readonly Resource[] {
  const scopes = stacks.map((stack) => stackScope(stack, deployment, (name) => importValue(name)));
  const importValue = (name: string): unknown => {
    for (const scope of scopes) {
      const found = scope.exported(name);
      if (found !== undefined) return found;
    }
    throw new TemplateError(`No stack exports ${name}.`);
  };
  return scopes.flatMap((scope) => scope.resources());
}

interface StackScope {
  exported(name: string): unknown;
  resources(): readonly Resource[];
}

function stackScope(
  stack: Stack,
  deployment: Deployment,
  importValue: (name: string) => unknown,
): StackScope {
  const { template } = stack;
  const scope = (where: string): Scope => ({
    where,
    ref: (name) =>
      pseudoParameter(name, stack, deployment) ?? parameter(name, where) ?? identityOf(name, where).ref,
    attribute: (logicalId, name) => {
      const found = identityOf(logicalId, where).attributes[name];
      if (found === undefined)
        throw new TemplateError(
          `${where}: attribute ${name} of ${logicalId} is not known to the local runner.`,
        );
      return found;
    },
    importValue,
    condition: (name) => holds(template.Conditions[name], scope(`${stack.name} condition ${name}`)),
    mapping: (map, top, second) => template.Mappings[map]?.[top]?.[second],
  });

  const parameter = (name: string, where: string): unknown => {
    const declared = template.Parameters[name];
    if (!declared) return undefined;
    const value = deployment.parameters[name] ?? declared.Default;
    if (value === undefined)
      throw new TemplateError(`${where}: parameter ${name} has no default and no local value.`);
    return declared.Type === 'CommaDelimitedList' ? String(value).split(',') : String(value);
  };

  const identities = new Map<string, Identity>();
  const identityOf = (logicalId: string, where: string): Identity => {
    const known = identities.get(logicalId);
    if (known) return known;
    const resource = template.Resources[logicalId];
    if (!resource) throw new TemplateError(`${where}: there is no ${logicalId} in ${stack.name}.`);
    const identity = identify(logicalId, resource);
    identities.set(logicalId, identity);
    return identity;
  };
  const identify = (logicalId: string, resource: TemplateResource): Identity => {
    const type = typeOf(resource.Type, `${stack.name}/${logicalId}`);
    const declared = type.nameProperty === undefined ? undefined : resource.Properties[type.nameProperty];
    const name = declared === undefined ? undefined : resolve(declared, scope(`${stack.name}/${logicalId}`));
    return type.identify(placeOf(logicalId), typeof name === 'string' ? name : `${stack.name}-${logicalId}`);
  };
  const placeOf = (logicalId: string): Place => {
    const { partition, urlSuffix, region, account } = deployment;
    return {
      partition,
      urlSuffix,
      region,
      account,
      stack: stack.name,
      logicalId,
      path: stack.paths.get(logicalId) ?? `${stack.name}/${logicalId}`,
    };
  };

  return {
    exported: (name) => {
      const inStack = scope(`${stack.name} outputs`);
      const found = Object.values(template.Outputs).find(
        (output) => output.Export && resolve(output.Export.Name, inStack) === name,
      );
      return found && resolve(found.Value, inStack);
    },
    resources: () =>
      Object.entries(template.Resources)
        .filter(([, { Condition }]) => Condition === undefined || scope(stack.name).condition(Condition))
        .map(([logicalId, resource]) => {
          const where = `${stack.name}/${logicalId} (${resource.Type})`;
          const properties =
            typeOf(resource.Type, where).inert === undefined
              ? resolve(resource.Properties, scope(where))
              : resource.Properties;
          return {
            type: resource.Type,
            place: placeOf(logicalId),
            identity: identityOf(logicalId, where),
            properties,
            assetFolders: stack.assetFolders,
          };
        }),
  };
}

function pseudoParameter(name: string, stack: Stack, deployment: Deployment): string | symbol | undefined {
  switch (name) {
    case 'AWS::Partition':
      return deployment.partition;
    case 'AWS::Region':
      return deployment.region;
    case 'AWS::AccountId':
      return deployment.account;
    case 'AWS::URLSuffix':
      return deployment.urlSuffix;
    case 'AWS::StackName':
      return stack.name;
    case 'AWS::NoValue':
      return noValue;
    default:
      return undefined;
  }
}

function typeOf(name: string, where: string): ResourceType<unknown> {
  const type = knownTypes[name];
  if (!type) throw new TemplateError(`${where}: resource type ${name} is not known to the local runner.`);
  return type;
}

/** The properties of a resource by the strict schema of its type; what it doesn't know stops the start and is named. */
export function propertiesOf<P>(resource: Resource, type: ResourceType<P>): P {
  const result = type.properties.safeParse(resource.properties);
  if (!result.success)
    throw new TemplateError(`${resource.place.path} (${resource.type}): ${complaint(result.error)}.`);
  return result.data;
}
