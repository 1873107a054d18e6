/** Of calls one after the other, the number of the first and of the last of each kind: many townships are read in one way. */
export function placesOf(actions: readonly string[]): number[] {
  const places = [...new Set(actions)].flatMap((action) => [
    actions.indexOf(action),
    actions.lastIndexOf(action),
  ]);
  return [...new Set(places)].map((at) => at + 1).toSorted((one, other) => one - other);
}
