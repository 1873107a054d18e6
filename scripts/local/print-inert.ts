import type { Inert } from './seams/assembly-model.ts';

/** The parts of the template that do nothing here, each with its reason, as lines for the console. */
export function inertLines(inert: readonly Inert[]): readonly string[] {
  return inert.map(({ type, property, reason, count }) => `${type} ${property}: ${reason} (${count})`);
}
