import type { AssemblyModel } from './seams/assembly-model.ts';

interface Named {
  readonly name: string;
  readonly logicalId: string;
  readonly path: string;
}

/** The physical name of a table, queue, bucket, function, rule or machine by its logical id, or by the last part of its construct path. */
export function resourceFinder(model: AssemblyModel): (id: string) => string {
  const all: readonly Named[] = [
    ...model.tables,
    ...model.queues,
    ...model.buckets,
    ...model.functions,
    ...model.rules,
    ...model.machines,
    ...model.topics,
  ];
  return (id) => {
    const found = all.filter(
      ({ logicalId, path }) => logicalId === id || path === id || path.endsWith(`/${id}`),
    );
    const [only] = found;
    if (!only || found.length > 1)
      throw new RangeError(`${found.length} resources of the template are called ${id}`);
    return only.name;
  };
}
