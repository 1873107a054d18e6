import type { Inert } from '../seams/assembly-model.ts';
import { inertProperties } from './resource-type.ts';
import { propertiesOf, type Resource } from './resources.ts';
import { knownTypes } from './types/known-types.ts';

/** Judges every resource by the strict schema of its type, and gives what does nothing here, each with its reason. */
export function inertList(resources: readonly Resource[]): readonly Inert[] {
  const found = new Map<string, Inert>();
  for (const resource of resources) {
    const type = knownTypes[resource.type];
    if (!type) continue;
    const properties = propertiesOf(resource, type);
    const parts =
      type.inert === undefined
        ? inertProperties(type.properties, properties)
        : [{ property: '*', reason: type.inert }];
    for (const { property, reason } of parts) {
      const key = `${resource.type} ${property}`;
      found.set(key, { type: resource.type, property, reason, count: (found.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...found.values()].sort((a, b) => (`${a.type} ${a.property}` < `${b.type} ${b.property}` ? -1 : 1));
}
