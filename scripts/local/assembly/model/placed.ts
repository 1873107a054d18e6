import { TemplateError } from '../../errors.ts';
import type { Placed } from '../../seams/policies.ts';
import type { ResourceType } from '../resource-type.ts';
import { propertiesOf, type Resource } from '../resources.ts';
import { knownTypes } from '../types/known-types.ts';

/** A resource with its properties typed by its type's schema. */
export interface Typed<P> {
  readonly resource: Resource;
  readonly properties: P;
}

/** All resources of one type. */
export function ofType<P>(resources: readonly Resource[], type: ResourceType<P>): readonly Typed<P>[] {
  return resources
    .filter((resource) => knownTypes[resource.type] === type)
    .map((resource) => ({ resource, properties: propertiesOf(resource, type) }));
}

export function placed({ place, identity }: Resource): Placed {
  return { stack: place.stack, logicalId: place.logicalId, path: place.path, arn: identity.arn };
}

/** Finds by ARN, or stops with what asked for it. */
export function byArn<M extends Placed>(models: readonly M[], arn: string, where: string): M {
  const found = models.find((model) => model.arn === arn);
  if (!found) throw new TemplateError(`${where}: nothing that the local runner runs has the ARN ${arn}.`);
  return found;
}
