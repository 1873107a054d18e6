/** What is counted of a region's children: by day, or `allDays`, then by child. */
export type Sums = Map<string, Map<string, Map<number, number>>>;

export function addTo(
  sums: Sums,
  [day, child]: readonly [string, string],
  [key, count]: readonly [number, number],
) {
  const children = within(sums, day, () => new Map<string, Map<number, number>>());
  const counts = within(children, child, () => new Map<number, number>());
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function within<Value>(map: Map<string, Value>, name: string, make: () => Value): Value {
  const known = map.get(name);
  if (known !== undefined) return known;
  const made = make();
  map.set(name, made);
  return made;
}
